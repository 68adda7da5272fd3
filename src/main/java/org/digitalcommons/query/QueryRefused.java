package org.digitalcommons.query;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.Locale;

/** A query that is not answered; the message is one sentence that says what is wrong and what to do. */
public final class QueryRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a query is not answered. */
    public enum Reason {
        /** It is not a query that may run here, or asks for more than is given. */
        WRONG,
        /** Its text is too long. */
        TOO_LONG,
        /** It was stopped at its deadline. */
        TOO_LATE,
        /** It was stopped because it took too much of the memory that all share. */
        TOO_MUCH,
        /** Other queries have taken all places; it may be sent again in a few seconds. */
        BUSY
    }

    private final Reason reason;
    private final String sentence;

    private QueryRefused(Reason reason, String sentence) {
        super(sentence);
        Metrics.counter("commons.query.refusals", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
        this.reason = reason;
        this.sentence = sentence;
    }

    /** A refusal for a reason. */
    static QueryRefused of(Reason reason, String sentence) {
        return new QueryRefused(reason, sentence);
    }

    /** A refusal of what may not run or asks for too much. */
    static QueryRefused wrong(String sentence) {
        return of(Reason.WRONG, sentence);
    }

    /** A query that was stopped at its deadline. */
    static QueryRefused tooLate(Duration timeout) {
        return of(
                Reason.TOO_LATE,
                "The query did not finish within %s and was stopped; make it narrower, or ask for less with LIMIT."
                        .formatted(QueryLimits.seconds(timeout)));
    }

    /** An answer that is larger than what is sent at most. */
    public static QueryRefused tooLarge(QueryLimits limits) {
        return wrong("The answer is larger than %,d bytes; ask for it in parts with ORDER BY, LIMIT and OFFSET."
                .formatted(limits.answerBytes()));
    }

    /** Why it is not answered. */
    public Reason reason() {
        return reason;
    }

    /** What is wrong and what to do. */
    public String sentence() {
        return sentence;
    }

    /** No stack trace: a refusal is an answer and tells of no fault. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
