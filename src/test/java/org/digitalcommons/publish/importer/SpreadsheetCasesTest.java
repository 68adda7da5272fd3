package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.Test;

/** Workbooks of several sheets, of other years, of other programs, and with formulas (Im1, Im5, Im13). */
class SpreadsheetCasesTest {

    private static final String[] HEADER = {"Body name", "Payment date", "Net amount", "Supplier name"};

    @Test
    void everySheetOfATableIsReadAndItsRowsAreNamedWithIt() throws Exception {
        try (var book = new XSSFWorkbook()) {
            sheet(book, "Apr", 0, 0, "01/04/2022", 400);
            sheet(book, "May and June", 3, 2, "01/05/2022", 500.25);
            book.createSheet("Notes").createRow(1).createCell(0).setCellValue("Without salaries");
            sheet(book, "Kept back", 0, 0, "01/06/2022", 600);
            book.setSheetHidden(3, true);
            var read = SmallCases.file("months.xlsx", bytes(book));
            assertThat(read.rows()).hasToString("rows: 4 read, 3 used, 1 reported");
            assertThat(SmallCases.sums(read)).containsExactly("GBP 1500.25");
            assertThat(SmallCases.notes(read))
                    .containsExactly(
                            "months.xlsx, sheet Notes, row 2: Sheet without the table: Notes, 1 rows",
                            "months.xlsx, sheet Kept back, row 1: Hidden sheet: Kept back");
            assertThat(read.columns())
                    .contains(
                            "months.xlsx, sheet Apr: 1 read, 1 used, 0 reported.",
                            "months.xlsx, sheet Notes: 1 read, 0 used, 1 reported.");
            assertThat(SmallCases.values(read, "wasDerivedFrom"))
                    .anyMatch(row -> row.endsWith("#row=5&sheet=May%20and%20June"));
        }
    }

    @Test
    void sheetsThatNameDifferentTimesAreAboutThem() throws Exception {
        try (var book = new XSSFWorkbook()) {
            sheet(book, "April 2022", 0, 0, "01/04/2022", 400);
            sheet(book, "May 2022", 0, 0, "01/05/2022", 500);
            var read = SmallCases.file("months.xlsx", bytes(book));
            assertThat(read.graphs().keySet().stream().map(Object::toString))
                    .anyMatch(graph -> graph.contains("ecode-E4206") && graph.contains("2022-04"))
                    .anyMatch(graph -> graph.contains("ecode-E4206") && graph.contains("2022-05"));
        }
    }

    @Test
    void anExtractKeepsEverySheetAndTheCurrencyOfAHeader() throws Exception {
        try (var book = new XSSFWorkbook()) {
            sheet(book, "Apr", 0, 0, "01/04/2022", 400);
            sheet(book, "May", 0, 0, "01/05/2022", 500);
            for (var sheet : book) {
                sheet.getRow(0).getCell(2).setCellValue("Net amount (€)");
            }
            var extract = SmallCases.extract("months.xlsx", bytes(book));
            assertThat(extract.files()).containsOnlyKeys("months-Apr.csv", "months-May.csv");
            assertThat(extract.files().get("months-May.csv"))
                    .startsWith("Body name,Payment date,Net amount (EUR),Supplier name\n")
                    .contains("500");
        }
    }

    @Test
    void daysOfAWorkbookThatCountsFrom1904AreThoseItShows() throws Exception {
        try (var book = new XSSFWorkbook()) {
            book.getCTWorkbook().getWorkbookPr().setDate1904(true);
            sheet(book, "Sheet", 0, 0, "", 600.5);
            var cells = book.getSheetAt(0).getRow(1);
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
            cells.getCell(1).setCellValue(43190);
            cells.getCell(1).setCellStyle(style);
            sheetRow(book, 2, 43190);
            var read = SmallCases.file("mac.xlsx", bytes(book));
            assertThat(SmallCases.values(read, "payment#date")).containsExactly("2022-04-01");
            assertThat(read.rows().used()).isEqualTo(2);
        }
    }

    @Test
    void aFormulaWithoutAStoredValueIsCalledThat() throws Exception {
        try (var book = new XSSFWorkbook()) {
            sheet(book, "Sheet", 0, 0, "01/04/2022", 1);
            book.getSheetAt(0).getRow(1).getCell(2).setCellFormula("600+0.5");
            var total = book.getSheetAt(0).createRow(3);
            total.createCell(0).setCellValue("Total");
            total.createCell(2).setCellFormula("SUM(C2:C2)");
            var read = SmallCases.file("formula.xlsx", withoutValues(bytes(book)));
            assertThat(SmallCases.notes(read))
                    .containsExactly(
                            "formula.xlsx, row 2: Formula without a stored value: Net amount",
                            "formula.xlsx, row 4: Total: no Payment date, no Supplier name");
        }
    }

    @Test
    void theNoiseOfABinaryFractionIsNotStored() throws Exception {
        try (var book = new HSSFWorkbook()) {
            sheet(book, "Sheet", 0, 0, "01/04/2022", 2951.6800000000003);
            assertThat(SmallCases.sums(SmallCases.file("old.xls", bytes(book)))).containsExactly("GBP 2951.68");
        }
        assertThat(SmallCases.sums(SmallCases.payments("Salford City Council,01/04/2022,2951.6800000000003,Acme Ltd")))
                .containsExactly("GBP 2951.68");
    }

    @Test
    void anOpenDocumentSpreadsheetIsReadLikeTheSameTableElsewhere() throws Exception {
        var row = "<r>" + text("Salford City Council")
                + "<table:table-cell office:value-type=\"date\" office:date-value=\"2022-04-01T10:00:00\"><text:p>1/4/22</text:p></table:table-cell>"
                + "<table:table-cell office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"1600.5\"><text:p>1,601 €</text:p></table:table-cell>"
                + "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a note</text:p></office:annotation><text:p>Acme<text:s/>Limited</text:p></table:table-cell></r>";
        var repeated = "<table:table-row table:number-rows-repeated=\"2\">" + text("Salford City Council")
                + text("02/04/2022")
                + "<table:table-cell office:value-type=\"float\" office:value=\"2951.6800000000003\"/>"
                + text("Bolt Ltd")
                + "</table:table-row>";
        var formula = "<r>" + text("Salford City Council") + text("03/04/2022")
                + "<table:table-cell table:formula=\"of:=1+1\"/>" + text("Core Ltd") + "</r>";
        var read = SmallCases.file(
                "open.ods",
                openDocument("<table:table table:name=\"Apr\">" + header()
                        + "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
                        + row + repeated + formula + "</table:table>"));
        assertThat(SmallCases.sums(read)).containsExactly("EUR 1600.5", "GBP 5903.36");
        assertThat(SmallCases.values(read, "payment#date")).containsExactly("2022-04-01", "2022-04-02");
        assertThat(SmallCases.values(read, "prefLabel")).contains("Acme Limited", "Bolt Ltd");
        assertThat(SmallCases.notes(read))
                .containsExactly("open.ods, row 8: Formula without a stored value: Net amount");
    }

    @Test
    void aHiddenTableOfAnOpenDocumentIsReadWithANote() throws Exception {
        var table = header() + "<r>" + text("Salford City Council") + text("01/04/2022") + text("5.00")
                + text("Acme Ltd") + "</r></table:table>";
        var read = SmallCases.file(
                "open.ods",
                openDocument("<table:table table:name=\"A\">" + table
                        + "<table:table table:name=\"B\" table:style-name=\"away\">" + table));
        assertThat(read.rows()).hasToString("rows: 2 read, 2 used, 0 reported");
        assertThat(SmallCases.notes(read)).containsExactly("open.ods, sheet B, row 1: Hidden sheet: B");
    }

    @Test
    void aSmallOpenDocumentCannotUnpackIntoAnEndlessOne() throws Exception {
        var rows = "<table:table table:name=\"A\">" + header()
                + "<table:table-row table:number-rows-repeated=\"999999999\">" + text("x")
                + "</table:table-row></table:table>";
        assertThatThrownBy(() -> SmallCases.file("bomb.ods", openDocument(rows)))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("bomb.ods holds more than 4,000,000 cells.");
        var wide = "<table:table table:name=\"A\">" + header()
                + "<r><table:table-cell table:number-columns-repeated=\"99999999999\"/>" + text("x")
                + "</r></table:table>";
        assertThatThrownBy(() -> SmallCases.file("wide.ods", openDocument(wide)))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> SmallCases.file("entity.ods", zip("<!DOCTYPE a [<!ENTITY e \"x\">]>", "<a>&e;</a>")))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("is not a whole OpenDocument spreadsheet");
        assertThatThrownBy(() -> SmallCases.file("cut.ods", java.util.Arrays.copyOf(openDocument(rows), 200)))
                .isInstanceOf(Unreadable.class);
    }

    private static String header() {
        return "<table:table-header-rows><r>"
                + String.join(
                        "",
                        java.util.Arrays.stream(HEADER)
                                .map(SpreadsheetCasesTest::text)
                                .toList())
                + "</r></table:table-header-rows>";
    }

    private static String text(String text) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>";
    }

    private static byte[] openDocument(String tables) throws IOException {
        return zip(
                "",
                "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                        + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
                        + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:automatic-styles>"
                        + "<style:style style:name=\"away\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
                        + "</office:automatic-styles><office:body><office:spreadsheet>"
                        + tables.replace("<r>", "<table:table-row>").replace("</r>", "</table:table-row>")
                        + "</office:spreadsheet></office:body></office:document-content>");
    }

    private static byte[] zip(String prolog, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.write("application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write(
                    ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + prolog + content).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void sheet(Workbook book, String name, int down, int right, String day, double amount) {
        var sheet = book.createSheet(name);
        var header = sheet.createRow(down);
        for (int i = 0; i < HEADER.length; i++) {
            header.createCell(right + i).setCellValue(HEADER[i]);
        }
        var row = sheet.createRow(down + 1);
        row.createCell(right).setCellValue("Salford City Council");
        row.createCell(right + 1).setCellValue(day);
        row.createCell(right + 2).setCellValue(amount);
        row.createCell(right + 3).setCellValue("Acme Limited");
    }

    private static void sheetRow(Workbook book, int at, double day) {
        var row = book.getSheetAt(0).createRow(at);
        row.createCell(0).setCellValue("Salford City Council");
        row.createCell(1).setCellValue(day);
        row.createCell(2).setCellValue(7);
        row.createCell(3).setCellValue("Bolt Limited");
    }

    private static byte[] bytes(Workbook book) throws IOException {
        var bytes = new ByteArrayOutputStream();
        book.write(bytes);
        return bytes.toByteArray();
    }

    /** The same as a program writes it that works no formulas out. */
    private static byte[] withoutValues(byte[] book) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var from = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(book));
                var to = new ZipOutputStream(bytes)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var content = from.readAllBytes();
                to.write(
                        entry.getName().endsWith("sheet1.xml")
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replaceAll("</f><v>[^<]*</v>", "</f><v/>")
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return bytes.toByteArray();
    }
}
