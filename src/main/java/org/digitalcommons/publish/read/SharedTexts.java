package org.digitalcommons.publish.read;

import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** The texts that the sheets of a workbook share, read up to the size that one file may unpack to. */
final class SharedTexts extends ReadOnlySharedStringsTable {

    /** Set before the table is read, which its constructor does. */
    private static final ThreadLocal<CellBudget> BUDGET = new ThreadLocal<>();

    private SharedTexts(OPCPackage archive) throws IOException, SAXException {
        super(archive);
    }

    static SharedTexts of(OPCPackage archive, CellBudget budget) throws IOException, SAXException {
        BUDGET.set(budget);
        try {
            return new SharedTexts(archive);
        } finally {
            BUDGET.remove();
        }
    }

    @Override
    public void readFrom(InputStream xml) throws IOException, SAXException {
        super.readFrom(new TagStream(xml, BUDGET.get()));
    }

    @Override
    public void startElement(String uri, String localName, String name, @Nullable Attributes attributes)
            throws SAXException {
        if ("si".equals(localName)) {
            BUDGET.get().begin();
        }
        super.startElement(uri, localName, name, attributes);
    }

    @Override
    public void characters(char[] letters, int start, int length) throws SAXException {
        BUDGET.get().lasting(length);
        super.characters(letters, start, length);
    }
}
