package org.digitalcommons.publish.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.output.NullOutputStream;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;

/**
 * Looks through an OpenDocument spreadsheet before it is opened, so that a small file cannot unpack into an endless one: neither
 * its archive, nor cells that say they are repeated, nor entities of XML.
 */
final class OpenDocumentBounds {

    /** The most that all entries together may unpack to. 1 GiB. */
    private static final long MOST_BYTES = 1L << 30;

    /** The most cells that the tables may span together. */
    private static final long MOST_CELLS = 4_000_000;

    private static final String TABLES = "content.xml";

    private OpenDocumentBounds() {}

    static void check(String name, FileContent content) throws Unreadable {
        try (var zip = new ZipInputStream(content.open())) {
            long left = MOST_BYTES;
            boolean hasTables = false;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var bounded = BoundedInputStream.builder()
                        .setInputStream(new Unclosed(zip))
                        .setMaxCount(left + 1)
                        .get();
                if (entry.getName().endsWith(".xml")) {
                    boolean isTables = entry.getName().equals(TABLES);
                    hasTables |= isTables;
                    look(name, bounded, isTables);
                }
                bounded.transferTo(NullOutputStream.INSTANCE);
                left -= bounded.getCount();
                if (left < 0) {
                    throw new Unreadable("%s unpacks into more than may be read. Publish the table as CSV."
                            .formatted(name));
                }
            }
            if (!hasTables) {
                throw notWhole(name);
            }
        } catch (IOException | XMLStreamException e) {
            throw notWhole(name);
        }
    }

    static Unreadable notWhole(String name) {
        return new Unreadable(
                "%s is not a whole OpenDocument spreadsheet (.ods): it may be cut off, locked or of another kind. Save it again and publish that."
                        .formatted(name));
    }

    private static void look(String name, InputStream in, boolean isTables) throws XMLStreamException, Unreadable {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var xml = factory.createXMLStreamReader(in);
        var span = new Span();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw notWhole(name);
            }
            if (event == XMLStreamConstants.START_ELEMENT && !isTables) {
                return; // Only what stands before it could do harm.
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                span.start(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                span.end(xml.getLocalName());
            }
            if (span.cells() > MOST_CELLS) {
                throw new Unreadable("%s spans more than %,d cells. Publish the table as CSV."
                        .formatted(name, MOST_CELLS));
            }
        }
    }

    /** How far the filled cells of tables reach. */
    private static final class Span {

        private long earlier;
        private long rows;
        private long rowsFilled;
        private long columnsFilled;
        private long column;
        private long times;
        private boolean isRowFilled;

        void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "table" -> {
                    earlier = cells();
                    rows = 0;
                    rowsFilled = 0;
                    columnsFilled = 0;
                }
                case "table-row" -> {
                    column = 0;
                    times = repeated(xml, "number-rows-repeated");
                    isRowFilled = false;
                }
                case "table-cell", "covered-table-cell" -> {
                    column += repeated(xml, "number-columns-repeated");
                    if (hasAttribute(xml, "value-type") || hasAttribute(xml, "formula")) {
                        fill();
                    }
                }
                case "p" -> fill();
                default -> {}
            }
        }

        private void fill() {
            isRowFilled = true;
            columnsFilled = Math.max(columnsFilled, column);
        }

        void end(String element) {
            if (element.equals("table-row")) {
                rows += times;
                rowsFilled = isRowFilled ? rows : rowsFilled;
            }
        }

        long cells() {
            return earlier + rowsFilled * columnsFilled;
        }

        private static boolean hasAttribute(XMLStreamReader xml, String name) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeLocalName(i).equals(name)) {
                    return true;
                }
            }
            return false;
        }

        private static long repeated(XMLStreamReader xml, String name) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeLocalName(i).equals(name)) {
                    var times = xml.getAttributeValue(i).strip();
                    return times.matches("\\d{1,9}") ? Long.parseLong(times) : MOST_CELLS + 1;
                }
            }
            return 1;
        }
    }

    /** An archive that goes on after one of its entries was read. */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The next entry is to be read.
        }
    }
}
