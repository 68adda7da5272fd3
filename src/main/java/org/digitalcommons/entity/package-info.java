/** Finds the entity that a code or a name means: for reconciliation, and for the parameters of questions. */
@NullMarked
package org.digitalcommons.entity;

import org.jspecify.annotations.NullMarked;
