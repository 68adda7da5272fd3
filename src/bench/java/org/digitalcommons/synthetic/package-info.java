/** Makes synthetic data of any size, of which the answers are known: for measuring and for testing. */
@NullMarked
package org.digitalcommons.synthetic;

import org.jspecify.annotations.NullMarked;
