package org.digitalcommons.publish.table;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A table of a file, ready to be read.
 *
 * @param found where it is
 * @param forms how its columns write what they say
 * @param place the sheet it stands on, as a part of the addresses of its rows; empty where a file holds one table only
 */
record SheetTable(FoundTable found, ColumnForms forms, String place) {

    /** The part of the address of a row that names its sheet. */
    static String place(String sheet) {
        return sheet.isEmpty()
                ? ""
                : "&sheet=" + URLEncoder.encode(sheet, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
