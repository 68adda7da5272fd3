package org.digitalcommons.publish.read;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** The letters of a text file, as long as its rows end: a parser of CSV holds a row whole before anybody can look. */
final class RowLetters extends FilterReader {

    /** Letters of one row. */
    static final int LONGEST = 4_000_000;

    private long letters;

    RowLetters(Reader text) {
        super(text);
    }

    /** The parser gave a row. */
    void rowEnded() {
        letters = 0;
    }

    /** Whether it was ended because a row was too long. */
    boolean isTooLong() {
        return letters > LONGEST;
    }

    @Override
    public int read() throws IOException {
        int letter = super.read();
        count(letter < 0 ? 0 : 1);
        return letter;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) throws IOException {
        letters += more;
        if (isTooLong()) {
            throw new IOException("The row is too long");
        }
    }
}
