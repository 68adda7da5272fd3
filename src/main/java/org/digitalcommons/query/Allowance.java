package org.digitalcommons.query;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.Symbol;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time, the text and the digits that one query may still use. Jena stops a query between two rows; inside one row a
 * regular expression or a power can run for years, and a few joined strings can fill the memory. Used by the one thread
 * that runs the query, but for {@link #stop}, which any thread may call.
 */
final class Allowance {

    private static final Logger LOG = LoggerFactory.getLogger(Allowance.class);

    /** Where a query finds its allowance. */
    static final Symbol SYMBOL = Symbol.create("https://w3id.org/digital-commons/serve#allowance");

    /** Texts up to here are gone before the next row, or counted with the rows of the answer. */
    private static final int FREE = 1_000;

    private final QueryLimits limits;
    private final Duration timeout;
    private final long deadline;
    private final long thread = Thread.currentThread().threadId();
    private final AtomicReference<Optional<QueryRefused>> refusal = new AtomicReference<>(Optional.empty());
    private volatile Runnable abort = () -> {};
    private long used;

    /**
     * From now on.
     *
     * @param timeout the time it may use
     */
    Allowance(QueryLimits limits, Duration timeout) {
        this.limits = limits;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** All that the limits give, or less time if the client wishes so. */
    static Allowance of(QueryLimits limits, Optional<Duration> wish) {
        return new Allowance(
                limits,
                wish.filter(less -> less.compareTo(limits.timeout()) < 0).orElse(limits.timeout()));
    }

    QueryLimits limits() {
        return limits;
    }

    Duration timeout() {
        return timeout;
    }

    /** What is left of the time; at least a millisecond. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    /** The thread that runs the query. */
    long thread() {
        return thread;
    }

    /** What ends the query between two rows. */
    void whenStopped(Runnable ending) {
        abort = ending;
        if (isStopped()) {
            ending.run();
        }
    }

    /** Ends the query, as soon as it looks; it is refused so. */
    void stop(QueryRefused reason) {
        refusal.compareAndSet(Optional.empty(), Optional.of(reason));
        try {
            abort.run();
        } catch (RuntimeException busy) {
            // Jena closes what a sort has written while the sort may still write. The refusal stands and is seen by the
            // query.
            LOG.debug("A query was stopped while it sorted", busy);
        }
    }

    /** Whether the query was stopped, or is late. */
    boolean isOver() {
        return isStopped() || System.nanoTime() - deadline > 0;
    }

    private Optional<QueryRefused> refusal() {
        return Objects.requireNonNull(refusal.get());
    }

    private boolean isStopped() {
        return refusal().isPresent();
    }

    /** Why the query was stopped: somebody said so, or it is late. */
    QueryRefused whyStopped() {
        return refusal().orElseGet(() -> QueryRefused.tooLate(timeout));
    }

    /** Ends a query that was stopped, or is late. Call it where Jena does not look. */
    void look() {
        if (isOver()) {
            throw new QueryCancelledException();
        }
    }

    /** A matcher that gives up when the time of the query is over. */
    Matcher matcher(Pattern pattern, String text) {
        return pattern.matcher(new TimedText(text, this));
    }

    /** Call before a text of at most this length is made. */
    void make(long length) {
        look();
        if (length > limit(Limit.QUERY_TEXT)) {
            throw QueryRefused.wrong("The query makes a text longer than %,d characters; make shorter ones."
                    .formatted(limit(Limit.QUERY_TEXT)));
        }
        if (length > FREE) {
            gather(length);
        }
    }

    /** Call before text is kept until the end of the query. */
    void gather(long length) {
        used += length;
        if (used > limit(Limit.QUERY_TEXTS)) {
            throw QueryRefused.wrong(
                    "The query makes more than %,d characters of text; group fewer values, or make shorter texts."
                            .formatted(limit(Limit.QUERY_TEXTS)));
        }
    }

    /** Call before something is calculated with a value; what is no number is not looked at. */
    NodeValue calculate(NodeValue value) {
        look();
        calculate(Digits.of(value));
        return value;
    }

    /** Call before a number of at most so many digits is made. */
    void calculate(double digits) {
        if (digits > limit(Limit.QUERY_DIGITS)) {
            throw QueryRefused.wrong(
                    "The query calculates with a number of more than %,d digits; calculate with smaller ones."
                            .formatted(limit(Limit.QUERY_DIGITS)));
        }
    }

    private long limit(Limit limit) {
        return all().of(limit);
    }

    private Limits all() {
        return limits.limits();
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
                allowance.look();
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
