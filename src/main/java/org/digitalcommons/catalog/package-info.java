/** Opens the four rooms, from a folder or the jar: ontology, shapes, queries and data; reads the headers of queries. */
@NullMarked
package org.digitalcommons.catalog;

import org.jspecify.annotations.NullMarked;
