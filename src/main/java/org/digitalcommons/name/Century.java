package org.digitalcommons.name;

import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * Which century years of two digits are of: the one in which they lie neither long ago nor far ahead. Where a year can be of
 * none, it is not clear.
 *
 * @param first the earliest year that is meant
 * @param last the latest year that is meant
 */
public record Century(int first, int last) {

    /** No file of a public body speaks of days longer ago in two digits. */
    private static final int YEARS_BACK = 60;

    /** Whoever plans rarely plans further. */
    private static final int YEARS_AHEAD = 10;

    /** Years as seen today. */
    public static Century today() {
        return ahead(YEARS_AHEAD);
    }

    /** Years as seen today, in a column that looks so many years ahead: none for days that have passed. */
    public static Century ahead(int years) {
        int now = LocalDate.now(Clock.systemUTC()).getYear();
        return new Century(now - YEARS_BACK, now + Math.min(years, 99 - YEARS_BACK));
    }

    /** The whole year; empty when it is not clear. */
    public OptionalInt year(int ofTwoDigits) {
        for (int century = first / 100 * 100; century <= last; century += 100) {
            if (century + ofTwoDigits >= first && century + ofTwoDigits <= last) {
                return OptionalInt.of(century + ofTwoDigits);
            }
        }
        return OptionalInt.empty();
    }
}
