package org.digitalcommons.publish.read;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.Test;

/** At14: a small file that unpacks to much is refused in a sentence, before what it unpacks to fills the memory. */
class BombsTest {

    /** Letters that hardly repeat, so that nobody takes the archive itself for a bomb. */
    private static final String LONG = new Random(20)
            .ints(1_500_000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml"
              ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/sharedStrings.xml"
              ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml"
              ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    @Test
    void aCellOfMillionsOfLettersIsRefusedInEveryFormat() {
        var cell = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c></row>".formatted(LONG);
        refused("a.xlsx", workbook("", cell), "a cell of more than 100,000 letters");
        var shared = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
        refused("b.xlsx", workbook(LONG, shared), "a cell of more than 100,000 letters");
        refused(
                "c.ods",
                openDocument(cells("", "<text:p>" + LONG + "</text:p>")),
                "a cell of more than 100,000 letters");
        refused(
                "d.ods",
                openDocument(cells(" office:value-type=\"string\" office:string-value=\"" + LONG + "\"", "")),
                "a cell of more than 100,000 letters");
        refused(
                "e.csv",
                ("a,b\n" + LONG + ",2\n").getBytes(StandardCharsets.UTF_8),
                "a cell of more than 100,000 letters");
        refused(
                "f.csv",
                ("a,b\n\"" + "x\n".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8),
                "a row of more than 4,000,000 letters");
    }

    @Test
    void aSparseSheetOfMillionsOfCellsIsRefusedInEveryFormat() {
        var rows = new StringBuilder();
        for (int row = 1; row <= 400; row++) {
            rows.append("<row r=\"%1$d\"><c r=\"XFD%1$d\"><v>1</v></c></row>".formatted(row));
        }
        refused("a.xlsx", workbook("", rows.toString()), "holds more than 4,000,000 cells");
        refused(
                "b.ods",
                openDocument("<table:table><table:table-row table:number-rows-repeated=\"1000000\">"
                        + "<table:table-cell table:number-columns-repeated=\"1000\"><text:p>1</text:p></table:table-cell>"
                        + "</table:table-row></table:table>"),
                "holds more than 4,000,000 cells");
    }

    @Test
    void whatUnpacksToAThousandTimesItsSizeIsRefused() {
        var cell = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c></row>"
                .formatted("a".repeat(20_000_000));
        refused("a.xlsx", workbook("", cell), ".");
    }

    private static void refused(String name, byte[] bytes, String words) {
        assertThatThrownBy(() -> {
                    for (var sheet : Sheets.of(FileScan.of(name, FileContent.of(bytes)), List.of())) {
                        try (var rows = sheet.source().open()) {
                            while (rows.next().isPresent()) {
                                // Read to its end, as an importer would.
                            }
                        }
                    }
                })
                .as(name)
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(words)
                .hasMessageEndingWith(".");
    }

    private static byte[] workbook(String shared, String rows) {
        return archive(new TreeMap<>(Map.of(
                "[Content_Types].xml",
                TYPES,
                "_rels/.rels",
                RELATIONS.formatted("<Relationship Id=\"r1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/>"
                        .formatted(OFFICE)),
                "xl/workbook.xml",
                "<workbook %s xmlns:r=\"%s\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                        .formatted(MAIN, OFFICE),
                "xl/_rels/workbook.xml.rels",
                RELATIONS.formatted("<Relationship Id=\"r1\" Type=\"%1$s/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                .formatted(OFFICE)
                        + "<Relationship Id=\"r2\" Type=\"%s/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                                .formatted(OFFICE)),
                "xl/sharedStrings.xml",
                "<sst %s><si><t>%s</t></si></sst>".formatted(MAIN, shared),
                "xl/worksheets/sheet1.xml",
                "<worksheet %s><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows))));
    }

    private static String cells(String attributes, String content) {
        return "<table:table><table:table-row><table:table-cell%s>%s</table:table-cell></table:table-row></table:table>"
                .formatted(attributes, content);
    }

    private static byte[] openDocument(String tables) {
        var namespace = "urn:oasis:names:tc:opendocument:xmlns:";
        return archive(new TreeMap<>(Map.of(
                "content.xml",
                "<office:document-content xmlns:office=\"%1$soffice:1.0\" xmlns:table=\"%1$stable:1.0\" xmlns:text=\"%1$stext:1.0\">"
                                .formatted(namespace)
                        + "<office:body><office:spreadsheet>" + tables
                        + "</office:spreadsheet></office:body></office:document-content>")));
    }

    private static byte[] archive(Map<String, String> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
