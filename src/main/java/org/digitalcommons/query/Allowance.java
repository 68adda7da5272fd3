package org.digitalcommons.query;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.util.Symbol;

/**
 * The time and the text that the functions of one query may still use. Jena stops a query between two rows; inside one
 * row a regular expression can run for years, and a few joined strings can fill the memory. Used by the one thread
 * that runs the query.
 */
final class Allowance {

    /** Where a query finds its allowance. */
    static final Symbol SYMBOL = Symbol.create("https://w3id.org/digital-commons/serve#allowance");

    /** Longer than any text in the data; a text that a query makes is not the data. */
    private static final int LONGEST = 1_000_000;

    /** Texts up to here are gone before the next row, or counted with the rows of the answer. */
    private static final int FREE = 1_000;

    private final long deadline;
    private final long characters;
    private long used;

    Allowance(Duration timeout, long characters) {
        this.deadline = System.nanoTime() + timeout.toNanos();
        this.characters = characters;
    }

    /** A matcher that gives up when the time of the query is over. */
    Matcher matcher(Pattern pattern, String text) {
        return pattern.matcher(new TimedText(text, this));
    }

    /** Call before a text of at most this length is made. */
    void make(long length) {
        if (length > LONGEST) {
            throw QueryRefused.wrong(
                    "The query makes a text longer than %,d characters; make shorter ones.".formatted(LONGEST));
        }
        if (length > FREE) {
            gather(length);
        }
    }

    /** Call before text is kept until the end of the query. */
    void gather(long length) {
        used += length;
        if (used > characters) {
            throw QueryRefused.wrong(
                    "The query makes more than %,d characters of text; group fewer values, or make shorter texts."
                            .formatted(characters));
        }
    }

    private void requireTime() {
        if (System.nanoTime() - deadline > 0) {
            throw new QueryCancelledException();
        }
    }

    /** A text that looks at the clock while it is read, now and then because the clock costs more than the reading. */
    private static final class TimedText implements CharSequence {

        private static final int READS_BETWEEN_LOOKS = 4_096;

        private final String text;
        private final Allowance allowance;
        private int reads;

        TimedText(String text, Allowance allowance) {
            this.text = text;
            this.allowance = allowance;
        }

        @Override
        public char charAt(int index) {
            if (++reads == READS_BETWEEN_LOOKS) {
                reads = 0;
                allowance.requireTime();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
