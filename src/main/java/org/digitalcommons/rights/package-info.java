/** Who may write: tokens of publishers, kept as hashes, and a record of every attempt to write. */
@NullMarked
package org.digitalcommons.rights;

import org.jspecify.annotations.NullMarked;
