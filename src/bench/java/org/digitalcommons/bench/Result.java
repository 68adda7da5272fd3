package org.digitalcommons.bench;

import java.util.Locale;

/**
 * What an engine answered.
 *
 * @param millis the median
 * @param rows how many rows
 * @param sum of the last column, so that answers of one length and other content are told apart
 */
record Result(double millis, long rows, double sum) {

    /** Whether it is the same answer; sums may differ by rounding. */
    boolean agrees(Result other) {
        return rows == other.rows && Math.abs(sum - other.sum) <= 1e-6 * Math.max(1, Math.abs(sum));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d rows, sum %.6f", rows, sum);
    }
}
