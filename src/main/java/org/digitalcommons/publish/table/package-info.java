/** Sheets to statements: recognises known tables, reads their rows, and lets {@code queries/import} interpret them. */
@NullMarked
package org.digitalcommons.publish.table;

import org.jspecify.annotations.NullMarked;
