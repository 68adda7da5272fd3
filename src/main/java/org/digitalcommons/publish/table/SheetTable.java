package org.digitalcommons.publish.table;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.digitalcommons.name.Period;

/**
 * A table of a file, ready to be read.
 *
 * @param found where it is
 * @param forms how its columns write what they say
 * @param place the sheet it stands on, as a part of the addresses of its rows; empty where a file holds one table only
 * @param period the time that the sheet names, where sheets of one file name different ones
 */
record SheetTable(FoundTable found, ColumnForms forms, String place, Optional<Period> period) {

    private static final String PLACE = "&sheet=";

    /** The time that the name of a sheet or the lines above its table name. */
    static Optional<Period> named(FoundTable found) {
        return Period.in(found.sheet().name()).or(() -> above(found));
    }

    /** The time that the lines above a table name. */
    static Optional<Period> above(FoundTable found) {
        return found.sheet().head().subList(0, found.headerEnd()).stream()
                .flatMap(line -> Period.in(String.join(" ", line.cells())).stream())
                .findFirst();
    }

    /** The sheet that the address of a row names. */
    static String sheet(String row) {
        int at = row.indexOf(PLACE);
        return at < 0 ? "" : URLDecoder.decode(row.substring(at + PLACE.length()), StandardCharsets.UTF_8);
    }

    /** The part of the address of a row that names its sheet. */
    static String place(String sheet) {
        return sheet.isEmpty()
                ? ""
                : PLACE + URLEncoder.encode(sheet, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
