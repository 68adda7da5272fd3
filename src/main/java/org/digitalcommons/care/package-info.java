/** The care of a store: backups and their restoration, checks, compaction when it pays, and what is left to clear away. */
@NullMarked
package org.digitalcommons.care;

import org.jspecify.annotations.NullMarked;
