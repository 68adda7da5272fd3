/** Harvesting: fetches registered addresses on schedule and hands each file in like any other delivery. */
@NullMarked
package org.digitalcommons.harvest;

import org.jspecify.annotations.NullMarked;
