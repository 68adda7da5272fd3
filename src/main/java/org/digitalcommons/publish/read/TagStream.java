package org.digitalcommons.publish.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an XML document, as long as another tag begins now and then: a parser holds what is between whole. */
final class TagStream extends FilterInputStream {

    /** Bytes between the beginnings of two tags: the longest cell, with letters of four bytes, and its attributes. */
    private static final int LONGEST = 8 * CellBudget.LONGEST;

    private final CellBudget budget;
    private int since;

    TagStream(InputStream xml, CellBudget budget) {
        super(xml);
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        for (int i = 0; i < read; i++) {
            count(bytes[offset + i]);
        }
        return read;
    }

    private void count(int read) {
        since = read == '<' ? 0 : since + 1;
        if (since > LONGEST) {
            throw budget.tooLong();
        }
    }
}
