/**
 * How things are named, in one place: publications and their graphs, periods, parts of IRIs, and digests, which name
 * content. Knows nothing of ours but the vocabulary.
 */
@NullMarked
package org.digitalcommons.name;

import org.jspecify.annotations.NullMarked;
