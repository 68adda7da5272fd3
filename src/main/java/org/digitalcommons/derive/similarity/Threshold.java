package org.digitalcommons.derive.similarity;

import java.math.BigDecimal;

/** The least similarity that counts, as a fraction, so that nothing is lost by rounding. */
record Threshold(long numerator, long denominator) {

    static Threshold of(BigDecimal value) {
        if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("A threshold lies above 0 and at most at 1, not at " + value);
        }
        return new Threshold(
                value.movePointRight(value.scale()).longValueExact(),
                BigDecimal.TEN.pow(Math.max(0, value.scale())).longValueExact());
    }

    /** Whether so many of so many are enough. */
    boolean admits(int shared, int either) {
        return shared * denominator >= numerator * either;
    }

    /** How many of the first members of a set of some size have to be looked at. */
    int prefix(int size) {
        return size - least(size) + 1;
    }

    /** The smallest set that one of some size can be similar to; it must share as many. */
    int least(int size) {
        return (int) ((numerator * size + denominator - 1) / denominator);
    }

    /** The largest set that one of some size can be similar to. */
    int most(int size) {
        return (int) (denominator * size / numerator);
    }
}
