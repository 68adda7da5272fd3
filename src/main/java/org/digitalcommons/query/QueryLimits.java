package org.digitalcommons.query;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Limits;

/**
 * How much of the service one request may take. Each limit has its own sentence for the client who meets it, so that
 * an answer is either complete or refused, never cut short in silence.
 *
 * @param limits all limits, of which these are some
 */
public record QueryLimits(Limits limits) {

    /** The defaults. */
    public static QueryLimits standard() {
        return new QueryLimits(Limits.standard());
    }

    /** No limits, for the program itself and for whoever runs it and can stop it. */
    public static QueryLimits none() {
        return new QueryLimits(Limits.none());
    }

    /** The same limits for the questions of pages, which have places of their own. */
    public QueryLimits ofPages() {
        return new QueryLimits(limits.with(Limit.QUERY_AT_ONCE, limits.of(Limit.PAGE_AT_ONCE))
                .with(Limit.QUERY_IN_LINE, limits.of(Limit.PAGE_IN_LINE)));
    }

    /** Time for one query to run; a client may ask for less, never for more. */
    public Duration timeout() {
        return limits.time(Limit.QUERY_TIME);
    }

    /** Length of one query. */
    public int queryCharacters() {
        return limits.count(Limit.QUERY_CHARACTERS);
    }

    /** Size of one request body. */
    public int bodyBytes() {
        return limits.count(Limit.QUERY_BODY);
    }

    /** Rows of a SELECT, or triples of a CONSTRUCT or DESCRIBE. */
    public int rows() {
        return limits.count(Limit.QUERY_ROWS);
    }

    /** Size of one answer as it is sent. */
    public int answerBytes() {
        return limits.count(Limit.QUERY_ANSWER);
    }

    /** Queries that run at the same time; the next one waits a little and is then asked to come back. */
    public int atOnce() {
        return limits.count(Limit.QUERY_AT_ONCE);
    }

    /** Whether somebody else waits for what these limits leave. */
    boolean isShared() {
        return atOnce() < Integer.MAX_VALUE;
    }

    /** The same limits with another time. */
    public QueryLimits withTimeout(Duration other) {
        return with(Limit.QUERY_TIME, other.toMillis());
    }

    /** The same limits with another number of rows. */
    public QueryLimits withRows(int other) {
        return with(Limit.QUERY_ROWS, other);
    }

    /** The same limits with another size of answer, and of the texts that are made for it. */
    public QueryLimits withAnswerBytes(int other) {
        return with(Limit.QUERY_ANSWER, other).with(Limit.QUERY_TEXTS, other);
    }

    /** The same limits with another number of queries at once. */
    public QueryLimits withAtOnce(int other) {
        return with(Limit.QUERY_AT_ONCE, other);
    }

    private QueryLimits with(Limit limit, long value) {
        return new QueryLimits(limits.with(limit, value));
    }

    /** The limits in words, for the service description and the page. */
    public String inWords() {
        return "A query may be %,d characters long, run for %s and give %,d rows or triples."
                .formatted(queryCharacters(), seconds(timeout()), rows());
    }

    /** Every limit of a query by its name, for the service description. */
    public String listed() {
        return Stream.of(Limit.values())
                .filter(limit -> limit.word().startsWith("query."))
                .map(limit -> "%s %s: %s".formatted(limit.word(), limit.written(limits.of(limit)), limit.meaning()))
                .collect(Collectors.joining("; ", "Limits, times in seconds and sizes in bytes: ", "."));
    }

    /** A time in words. */
    static String seconds(Duration time) {
        var seconds = time.toMillis() / 1000.0;
        return seconds == 1.0
                ? "1 second"
                : seconds == Math.rint(seconds) ? "%d seconds".formatted((long) seconds) : seconds + " seconds";
    }
}
