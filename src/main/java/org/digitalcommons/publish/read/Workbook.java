package org.digitalcommons.publish.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipInputStreamZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads an {@code .xlsx} workbook row by row, so that a large sheet costs no more than its text. */
final class Workbook {

    /** An entry of an archive that unpacks to more is read from a file, and one of more than this is not read. */
    private static final int MOST_BYTES_IN_MEMORY = 16 * 1024 * 1024;

    private static final long MOST_BYTES = 1L << 30;

    static {
        ZipInputStreamZipEntrySource.setThresholdBytesForTempFiles(MOST_BYTES_IN_MEMORY);
        ZipSecureFile.setMaxEntrySize(MOST_BYTES);
    }

    private Workbook() {}

    static List<Sheet> sheets(String name, FileContent content) throws Unreadable {
        var budget = new CellBudget(name);
        try (var in = content.open();
                var archive = OPCPackage.open(in)) {
            var reader = new XSSFReader(archive);
            var strings = SharedTexts.of(archive, budget);
            var book = new Book();
            try (var xml = reader.getWorkbookData()) {
                parse(new TagStream(xml, budget), book);
            }
            var sheets = new ArrayList<Sheet>();
            var each = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (each.hasNext()) {
                try (var xml = each.next()) {
                    var rows = new Rows(budget);
                    parse(
                            new TagStream(xml, budget),
                            new Cells(reader, strings, rows, new PlainFormatter(book.countsFrom1904), budget));
                    var title = each.getSheetName();
                    sheets.add(Sheet.of(title, rows.lines, true, false)
                            .with(new Sheet.Traits(book.hidden.contains(title), book.countsFrom1904)));
                }
            }
            return sheets;
        } catch (CellBudget.Excess excess) {
            throw excess.unreadable();
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            // A part that is missing or points nowhere is told by whatever it meets first.
            throw new Unreadable(
                    "%s is not a whole spreadsheet (.xlsx): it may be cut off or of another kind. Save it again and publish that."
                            .formatted(name));
        }
    }

    private static void parse(InputStream xml, ContentHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        var parser = XMLHelper.newXMLReader();
        parser.setContentHandler(handler);
        parser.parse(new InputSource(xml));
    }

    /** What the workbook says of all its sheets. */
    private static final class Book extends DefaultHandler {

        private final Set<String> hidden = new HashSet<>();
        private boolean countsFrom1904;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            if (localName.equals("workbookPr")) {
                var flag = attributes.getValue("date1904");
                countsFrom1904 = "1".equals(flag) || "true".equals(flag);
            } else if (localName.equals("sheet")) {
                var state = attributes.getValue("state");
                if ("hidden".equals(state) || "veryHidden".equals(state)) {
                    hidden.add(attributes.getValue("name"));
                }
            }
        }
    }

    /** Numbers as they are stored: a display format rounds, and a sum of rounded figures is another sum. */
    private static final class PlainFormatter extends DataFormatter {

        private final boolean countsFrom1904;

        PlainFormatter(boolean countsFrom1904) {
            this.countsFrom1904 = countsFrom1904;
        }

        @Override
        public String formatRawCellContents(double value, int index, @Nullable String format) {
            return StoredNumber.text(value, index, format, countsFrom1904);
        }

        @Override
        public String formatRawCellContents(
                double value, int index, @Nullable String format, boolean use1904Windowing) {
            return formatRawCellContents(value, index, format);
        }
    }

    /** Marks the cells of formulas that have no result, which the handler of POI passes over. */
    private static final class Cells extends XSSFSheetXMLHandler {

        private final Rows rows;
        private @Nullable String reference;
        private boolean isText;
        private boolean isOpenFormula;
        private final CellBudget budget;

        Cells(XSSFReader reader, SharedStrings strings, Rows rows, DataFormatter formatter, CellBudget budget)
                throws IOException, InvalidFormatException {
            super(reader.getStylesTable(), null, strings, rows, formatter, false);
            this.rows = rows;
            this.budget = budget;
        }

        @Override
        public void characters(char[] letters, int start, int length) throws SAXException {
            budget.letters(length);
            super.characters(letters, start, length);
        }

        @Override
        public void startElement(String uri, String localName, String qName, @Nullable Attributes attributes)
                throws SAXException {
            if (localName.equals("c")) {
                budget.begin();
            }
            super.startElement(uri, localName, qName, attributes);
            if (localName.equals("c") && attributes != null) {
                reference = attributes.getValue("r");
                isOpenFormula = false;
                isText = "str".equals(attributes.getValue("t"));
            } else if (localName.equals("f")) {
                isOpenFormula = !isText;
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) throws SAXException {
            super.endElement(uri, localName, qName);
            if (localName.equals("c") && isOpenFormula) {
                rows.lacksResult(reference);
            }
        }
    }

    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final List<Sheet.Line> lines = new ArrayList<>();
        private final CellBudget budget;
        private List<String> cells = new ArrayList<>();

        Rows(CellBudget budget) {
            this.budget = budget;
        }

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
            pad(place(reference));
            cells.add(text == null ? "" : text);
        }

        private int place(@Nullable String reference) {
            return reference == null ? cells.size() : new CellReference(reference).getCol();
        }

        private void pad(int width) {
            budget.cells(Math.max(1, width - cells.size() + 1));
            while (cells.size() < width) {
                cells.add("");
            }
        }

        void lacksResult(@Nullable String reference) {
            int place = reference == null ? Math.max(0, cells.size() - 1) : place(reference);
            pad(place + 1);
            if (cells.get(place).isBlank()) {
                cells.set(place, Sheet.NO_RESULT);
            }
        }
    }
}
