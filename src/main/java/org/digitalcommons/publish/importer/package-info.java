/** The way in: a delivery becomes a candidate, whether of tables or of linked data. */
@NullMarked
package org.digitalcommons.publish.importer;

import org.jspecify.annotations.NullMarked;
