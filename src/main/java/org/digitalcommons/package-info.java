/** The five stages in one readable sentence: publish, validate, store, derive, serve. */
@NullMarked
package org.digitalcommons;

import org.jspecify.annotations.NullMarked;
