/** The command line: one class for each verb. The only user of picocli and of standard output. */
@NullMarked
package org.digitalcommons.cli;

import org.jspecify.annotations.NullMarked;
