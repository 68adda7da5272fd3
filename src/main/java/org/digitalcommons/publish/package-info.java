/**
 * Deliveries, source formats, mappings and candidates. {@code read} turns bytes into sheets, {@code table} sheets into
 * statements, {@code rdf} reads linked data, and {@code importer} is the entrance.
 */
@NullMarked
package org.digitalcommons.publish;

import org.jspecify.annotations.NullMarked;
