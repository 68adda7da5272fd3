/** Turns a delivery of tables or of linked data into a candidate. */
@NullMarked
package org.digitalcommons.publish.importer;

import org.jspecify.annotations.NullMarked;
