/** Registered addresses, the allow-list, and fetching; knows nothing about the content of a file. */
@NullMarked
package org.digitalcommons.pull;

import org.jspecify.annotations.NullMarked;
