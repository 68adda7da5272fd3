/** Sheets to statements: which known table a sheet holds, its rows as plain triples, and what {@code queries/import} says they mean. */
@NullMarked
package org.digitalcommons.publish.table;

import org.jspecify.annotations.NullMarked;
