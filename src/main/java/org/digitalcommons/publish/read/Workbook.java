package org.digitalcommons.publish.read;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads an {@code .xlsx} workbook row by row, so that a large sheet costs no more than its text. */
final class Workbook {

    private Workbook() {}

    static List<Sheet> sheets(String name, FileContent content) throws Unreadable {
        try (var in = content.open();
                var archive = OPCPackage.open(in)) {
            var reader = new XSSFReader(archive);
            var strings = new ReadOnlySharedStringsTable(archive);
            var sheets = new ArrayList<Sheet>();
            var each = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (each.hasNext()) {
                try (var xml = each.next()) {
                    var rows = new Rows();
                    var parser = XMLHelper.newXMLReader();
                    parser.setContentHandler(new XSSFSheetXMLHandler(
                            reader.getStylesTable(), null, strings, rows, new PlainFormatter(), false));
                    parser.parse(new InputSource(xml));
                    sheets.add(Sheet.of(each.getSheetName(), rows.lines, true, false));
                }
            }
            return sheets;
        } catch (IOException
                | OpenXML4JException
                | SAXException
                | ParserConfigurationException
                | OpenXML4JRuntimeException
                | POIXMLException
                | UnsupportedFileFormatException e) {
            throw new Unreadable(
                    "%s is not a whole spreadsheet (.xlsx): it may be cut off or of another kind. Save it again and publish that."
                            .formatted(name));
        }
    }

    /** Numbers as they are stored: a display format rounds, and a sum of rounded figures is another sum. */
    private static final class PlainFormatter extends DataFormatter {
        @Override
        public String formatRawCellContents(double value, int index, @Nullable String format) {
            return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        }

        @Override
        public String formatRawCellContents(
                double value, int index, @Nullable String format, boolean use1904Windowing) {
            return formatRawCellContents(value, index, format);
        }
    }

    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final List<Sheet.Line> lines = new ArrayList<>();
        private List<String> cells = new ArrayList<>();

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void endRow(int row) {
            lines.add(new Sheet.Line(row + 1, cells));
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String text, @Nullable XSSFComment comment) {
            var column = reference == null ? cells.size() : new CellReference(reference).getCol();
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(text == null ? "" : text);
        }
    }
}
