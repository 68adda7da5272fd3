/** Measures this program, and the natural form of its questions on other engines, in one run. */
@NullMarked
package org.digitalcommons.bench;

import org.jspecify.annotations.NullMarked;
