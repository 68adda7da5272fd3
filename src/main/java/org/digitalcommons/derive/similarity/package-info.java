/** Which pairs of services are worth comparing: a set join that finds for a country what queries/suggest then decides. */
@NullMarked
package org.digitalcommons.derive.similarity;

import org.jspecify.annotations.NullMarked;
