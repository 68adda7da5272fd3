package org.digitalcommons.publish.read;

import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads a file into sheets, by what its bytes are and not by what the file is called. */
public final class Sheets {

    private Sheets() {}

    /** The sheets of a file; for a file of records those that the rows of known tables lie at. */
    public static List<Sheet> of(String name, FileContent content, List<SourceFormat> formats) throws Unreadable {
        var start = start(name, content);
        if (start.length == 0) {
            throw new Unreadable("%s is empty (0 bytes). Publish the file again from its original.".formatted(name));
        }
        if (startsWith(start, "%PDF")) {
            throw new Unreadable(
                    "%s is a PDF, whatever its name says. Publish the table behind it as CSV or as a spreadsheet (.xlsx)."
                            .formatted(name));
        }
        if (startsWith(start, "PK")) {
            return Workbook.sheets(name, content);
        }
        if (start[0] == (byte) 0xD0 && start.length > 1 && start[1] == (byte) 0xCF) {
            return OldWorkbook.sheets(name, content);
        }
        var text = DelimitedText.start(start);
        if (Records.is(name, text)) {
            return Records.sheets(name, content, formats);
        }
        if (MapText.is(name, text)) {
            return List.of(MapText.sheet(name, content));
        }
        return List.of(DelimitedText.sheet(name, content));
    }

    private static byte[] start(String name, FileContent content) throws Unreadable {
        try (var in = content.open()) {
            return in.readNBytes(4096);
        } catch (IOException e) {
            throw Unreadable.of(name, e);
        }
    }

    private static boolean startsWith(byte[] bytes, String mark) {
        var start = mark.getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= start.length && Arrays.equals(Arrays.copyOf(bytes, start.length), start);
    }
}
