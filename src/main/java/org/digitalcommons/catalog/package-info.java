/** Opens the rooms (folder or jar): ontology, shapes, queries and data, and what their headers say. */
@NullMarked
package org.digitalcommons.catalog;

import org.jspecify.annotations.NullMarked;
