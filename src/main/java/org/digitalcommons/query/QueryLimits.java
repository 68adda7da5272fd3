package org.digitalcommons.query;

import java.time.Duration;

/**
 * How much of the service one request may take. Each limit has its own sentence for the client who meets it, so that
 * an answer is either complete or refused, never cut short in silence.
 *
 * @param timeout time for one query to run; a client may ask for less, never for more
 * @param queryCharacters length of one query
 * @param bodyBytes size of one request body
 * @param rows rows of a SELECT, or triples of a CONSTRUCT or DESCRIBE
 * @param answerBytes size of one answer as it is sent
 * @param atOnce queries that run at the same time; the next one waits a little and is then asked to come back
 */
public record QueryLimits(Duration timeout, int queryCharacters, int bodyBytes, int rows, int answerBytes, int atOnce) {

    /** Ten seconds, 20,000 characters, 200,000 rows, 64 megabytes, eight at once. */
    public static QueryLimits standard() {
        return new QueryLimits(Duration.ofSeconds(10), 20_000, 256 * 1024, 200_000, 64 * 1024 * 1024, 8);
    }

    /** No limits, for the program itself and for whoever runs it and can stop it. */
    public static QueryLimits none() {
        return new QueryLimits(
                Duration.ofDays(365),
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE);
    }

    /** The same limits with another time. */
    public QueryLimits withTimeout(Duration other) {
        return new QueryLimits(other, queryCharacters, bodyBytes, rows, answerBytes, atOnce);
    }

    /** The same limits with another number of rows. */
    public QueryLimits withRows(int other) {
        return new QueryLimits(timeout, queryCharacters, bodyBytes, other, answerBytes, atOnce);
    }

    /** The same limits with another size of answer. */
    public QueryLimits withAnswerBytes(int other) {
        return new QueryLimits(timeout, queryCharacters, bodyBytes, rows, other, atOnce);
    }

    /** The same limits with another number of queries at once. */
    public QueryLimits withAtOnce(int other) {
        return new QueryLimits(timeout, queryCharacters, bodyBytes, rows, answerBytes, other);
    }

    /** The limits in words, for the service description and the page. */
    public String inWords() {
        return "A query may be %,d characters long, run for %s and give %,d rows or triples."
                .formatted(queryCharacters, seconds(timeout), rows);
    }

    /** A time in words. */
    static String seconds(Duration time) {
        var seconds = time.toMillis() / 1000.0;
        return seconds == 1.0
                ? "1 second"
                : seconds == Math.rint(seconds) ? "%d seconds".formatted((long) seconds) : seconds + " seconds";
    }
}
