package org.digitalcommons.publish.table;

import java.util.List;
import org.digitalcommons.publish.read.Sheet;

/**
 * What a file was found to hold: tables of one format, and sheets that hold none of them. Immutable.
 *
 * @param best the table that fits best
 * @param all every table, in the order of the sheets
 * @param left the sheets without a table of the format; none of a file of records, which are no sheets
 */
public record FoundTables(FoundTable best, List<FoundTable> all, List<Sheet> left) {}
