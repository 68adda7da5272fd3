package org.digitalcommons.publish.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;

/** Reads a file into sheets, by what its bytes are and not by what the file is called. */
public final class Sheets {

    private Sheets() {}

    /** The sheets of a file; for a file of records those that the rows of known tables lie at. */
    public static List<Sheet> of(FileScan file, List<SourceFormat> formats) throws Unreadable {
        var name = file.name();
        var start = file.start();
        if (start.length == 0) {
            throw new Unreadable("%s is empty (0 bytes). Publish the file again from its original.".formatted(name));
        }
        if (startsWith(start, "%PDF")) {
            throw new Unreadable(
                    "%s is a PDF, whatever its name says. Publish the table behind it as CSV or as a spreadsheet (.xlsx)."
                            .formatted(name));
        }
        if (startsWith(start, "PK") && OpenDocument.is(name, start)) {
            return OpenDocument.sheets(name, file.content());
        }
        if (startsWith(start, "PK")) {
            return Workbook.sheets(name, file.content());
        }
        if (start[0] == (byte) 0xD0 && start.length > 1 && start[1] == (byte) 0xCF) {
            return OldWorkbook.sheets(name, file.content());
        }
        var text = DelimitedText.start(start);
        if (Records.is(name, text)) {
            return Records.sheets(file, formats);
        }
        if (MapText.is(name, text)) {
            return List.of(MapText.sheet(file));
        }
        return List.of(DelimitedText.sheet(file));
    }

    private static boolean startsWith(byte[] bytes, String mark) {
        var start = mark.getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= start.length && Arrays.equals(Arrays.copyOf(bytes, start.length), start);
    }
}
