/** The command line: one class per verb. Only this package reads arguments, environment and {@code System.out}. */
@NullMarked
package org.digitalcommons.cli;

import org.jspecify.annotations.NullMarked;
