package org.digitalcommons.publish.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.io.input.BoundedInputStream;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;

/**
 * Reads an OpenDocument spreadsheet ({@code .ods}) row by row; cells say what is stored and not what is shown, as in other
 * workbooks. Whatever it says of repeated cells, it can unpack only so far.
 */
final class OpenDocument {

    /** The most that the entry of the tables may unpack to. 1 GiB. */
    private static final long MOST_BYTES = 1L << 30;

    /** The name of the first entry, which the standard asks for, behind the header of the archive. */
    private static final int FIRST_NAME = 30;

    private static final String FIRST_ENTRY = "mimetype";
    private static final String TABLES = "content.xml";

    private OpenDocument() {}

    static boolean is(String name, byte[] start) {
        int end = FIRST_NAME + FIRST_ENTRY.length();
        boolean beginsAsOne = start.length >= end
                && new String(start, FIRST_NAME, FIRST_ENTRY.length(), StandardCharsets.US_ASCII).equals(FIRST_ENTRY);
        boolean isOther = new String(start, StandardCharsets.ISO_8859_1).contains("[Content_Types].xml");
        return beginsAsOne || !isOther && name.toLowerCase(Locale.ROOT).endsWith(".ods");
    }

    static List<Sheet> sheets(String name, FileContent content) throws Unreadable {
        try (var archive = new ZipInputStream(content.open())) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.getName().equals(TABLES)) {
                    return tables(name, archive);
                }
            }
        } catch (CellBudget.Excess excess) {
            throw excess.unreadable();
        } catch (IOException | XMLStreamException e) {
            throw notWhole(name);
        }
        throw notWhole(name);
    }

    private static List<Sheet> tables(String name, InputStream archive)
            throws IOException, XMLStreamException, Unreadable {
        var bounded = BoundedInputStream.builder()
                .setInputStream(archive)
                .setMaxCount(MOST_BYTES)
                .get();
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        var budget = new CellBudget(name);
        var xml = factory.createXMLStreamReader(new TagStream(new ArchiveEntry(bounded), budget));
        return new OpenDocumentTables(name, xml, budget).read();
    }

    static Unreadable notWhole(String name) {
        return new Unreadable(
                "%s is not a whole OpenDocument spreadsheet (.ods): it may be cut off, locked or of another kind. Save it again and publish that."
                        .formatted(name));
    }

    /** An archive that is closed by whoever opened it. */
    private static final class ArchiveEntry extends FilterInputStream {

        ArchiveEntry(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive is closed as a whole.
        }
    }
}
