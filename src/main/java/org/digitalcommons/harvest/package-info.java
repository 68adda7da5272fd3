/** Harvesting: fetches the addresses that publishers registered, on schedule, and hands each file in like any other. */
@NullMarked
package org.digitalcommons.harvest;

import org.jspecify.annotations.NullMarked;
