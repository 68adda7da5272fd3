/** The W3C Reconciliation Service API: finds the body, capability or supplier that a code or name means. */
@NullMarked
package org.digitalcommons.serve.reconcile;

import org.jspecify.annotations.NullMarked;
