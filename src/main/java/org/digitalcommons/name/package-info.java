/** Names, in one place: publications and their graphs, periods, parts of IRIs, and digests of content. */
@NullMarked
package org.digitalcommons.name;

import org.jspecify.annotations.NullMarked;
