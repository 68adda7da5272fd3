package org.digitalcommons.publish;

import java.util.ArrayList;
import java.util.List;

/** Row numbers in growing order, kept as ranges and written as RFC 7111 does: {@code 2-48;50-97}. Not thread-safe. */
public final class RowRanges {

    /** A list longer than this is no help to anybody; the rest is counted. */
    private static final int MOST_RANGES = 200;

    private final List<int[]> ranges = new ArrayList<>();
    private long count;
    private int last = Integer.MIN_VALUE;

    /** Adds the next row, or the last one again, which changes nothing. */
    public void add(int row) {
        if (row == last) {
            return;
        }
        last = row;
        count++;
        if (!ranges.isEmpty() && ranges.getLast()[1] == row - 1) {
            ranges.getLast()[1] = row;
        } else if (ranges.size() < MOST_RANGES) {
            ranges.add(new int[] {row, row});
        }
    }

    /** How many rows. */
    public long count() {
        return count;
    }

    /** The first row. */
    public int first() {
        return ranges.getFirst()[0];
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        long told = 0;
        for (var range : ranges) {
            text.append(text.isEmpty() ? "" : ";").append(range[0]);
            if (range[1] > range[0]) {
                text.append('-').append(range[1]);
            }
            told += range[1] - range[0] + 1;
        }
        return told == count ? text.toString() : "%s and %,d more".formatted(text, count - told);
    }
}
