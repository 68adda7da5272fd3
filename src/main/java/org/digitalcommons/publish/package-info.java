/**
 * What publishers hand in and what comes of it: deliveries, source formats, mappings and candidates. {@code read} makes
 * sheets of bytes, {@code table} statements of sheets, {@code rdf} statements of linked data; {@code importer} is the way in.
 */
@NullMarked
package org.digitalcommons.publish;

import org.jspecify.annotations.NullMarked;
