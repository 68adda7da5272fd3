/** The W3C Reconciliation Service API: which of our bodies, capabilities and suppliers a code or name means. */
@NullMarked
package org.digitalcommons.serve.reconcile;

import org.jspecify.annotations.NullMarked;
