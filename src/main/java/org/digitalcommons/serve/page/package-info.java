/** What pages show: plain records that templates write out, without sums or sorting. */
@NullMarked
package org.digitalcommons.serve.page;

import org.jspecify.annotations.NullMarked;
