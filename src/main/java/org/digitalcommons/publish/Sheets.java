package org.digitalcommons.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.io.input.BOMInputStream;

/** Reads the bytes of a file into sheets, by what they are and not by what the file is called. */
final class Sheets {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Sheets() {}

    /** The sheets of a file. */
    static List<Sheet> of(String name, byte[] bytes) throws Unreadable {
        if (bytes.length == 0) {
            throw new Unreadable("%s is empty (0 bytes). Publish the file again from its original.".formatted(name));
        }
        if (startsWith(bytes, "%PDF")) {
            throw new Unreadable(
                    "%s is a PDF, whatever its name says. Publish the table behind it as CSV or as a spreadsheet (.xlsx)."
                            .formatted(name));
        }
        if (startsWith(bytes, "PK")) {
            return Workbook.sheets(name, bytes);
        }
        if (bytes[0] == (byte) 0xD0 && bytes[1] == (byte) 0xCF) {
            throw new Unreadable("%s is an old Excel workbook (.xls). Save it as .xlsx or CSV.".formatted(name));
        }
        return List.of(csv(name, text(name, bytes)));
    }

    private static boolean startsWith(byte[] bytes, String mark) {
        var start = mark.getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= start.length && Arrays.equals(Arrays.copyOf(bytes, start.length), start);
    }

    /** UTF-8 where the bytes are valid UTF-8, else the Windows code page that spreadsheets save by default. */
    private static String text(String name, byte[] bytes) throws Unreadable {
        try (var in = BOMInputStream.builder()
                .setInputStream(new ByteArrayInputStream(bytes))
                .setByteOrderMarks(
                        org.apache.commons.io.ByteOrderMark.UTF_8,
                        org.apache.commons.io.ByteOrderMark.UTF_16LE,
                        org.apache.commons.io.ByteOrderMark.UTF_16BE)
                .get()) {
            var mark = in.getBOM();
            var content = in.readAllBytes();
            if (mark != null) {
                return new String(content, Charset.forName(mark.getCharsetName()));
            }
            for (var b : content) {
                if (b == 0) {
                    throw new Unreadable(
                            "%s is not text: it holds zero bytes. Publish it as CSV or .xlsx.".formatted(name));
                }
            }
            return decode(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decode(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, WINDOWS);
        }
    }

    private static Sheet csv(String name, String text) throws Unreadable {
        var firstLine = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        var delimiter = delimiter(firstLine);
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
        var lines = new ArrayList<Sheet.Line>();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            for (var row : parser) {
                lines.add(new Sheet.Line((int) row.getRecordNumber(), row.toList()));
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new Unreadable(
                    "%s stops making sense after row %d: a quotation mark is opened and never closed, as when a file is cut off. Publish the whole file again."
                            .formatted(name, lines.size()));
        }
        return new Sheet("", lines, false);
    }

    private static char delimiter(String line) {
        var tabs = line.chars().filter(c -> c == '\t').count();
        var commas = line.chars().filter(c -> c == ',').count();
        var semicolons = line.chars().filter(c -> c == ';').count();
        return tabs > commas ? '\t' : semicolons > commas ? ';' : ',';
    }
}
