package org.digitalcommons.query;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.query.QueryRefused.Reason;

/**
 * Answers the queries of strangers: each from its text to the bytes of its answer on one place and within one time. Safe
 * for any thread.
 */
public final class QueryService {

    private final DatasetGraph dataset;
    private final QueryLimits limits;
    private final Places places;
    private final Map<String, Integer> ofClients = new ConcurrentHashMap<>();

    /** Over a dataset, every graph of which is a part of the default graph. */
    public QueryService(DatasetGraph dataset, QueryLimits limits) {
        this.dataset = dataset;
        this.limits = limits;
        this.places = new Places(limits);
    }

    /**
     * What a stranger asks.
     *
     * @param client who asks, by address
     * @param text the query
     * @param base the address that relative addresses of the text are resolved against
     * @param wish the time that the client is willing to wait, if that is less than what it may
     * @param graphs the graphs that the client chose, which go before those of the query
     */
    public record Demand(String client, String text, String base, Optional<Duration> wish, DatasetDescription graphs) {}

    /** What becomes of an answer. */
    public interface AnswerUse<T> {

        /** Says what of a query that was read, before it is run. */
        Function<QueryResult, T> of(Query query);
    }

    /**
     * Answers a query, and does with the answer what is to be done, all within its time.
     *
     * @throws QueryRefused if it is none that may run, no place is free, or it is not done in time
     */
    public <T> T answer(Demand demand, AnswerUse<T> use) {
        try {
            if (ofClients.merge(demand.client(), 1, Integer::sum)
                    > limits.limits().of(Limit.QUERY_PER_CLIENT)) {
                throw QueryRefused.of(
                        Reason.BUSY, "Other queries of yours are still running; send this one again when one is done.");
            }
            return timed(demand, use);
        } finally {
            ofClients.computeIfPresent(demand.client(), (client, count) -> count == 1 ? null : count - 1);
        }
    }

    private <T> T timed(Demand demand, AnswerUse<T> use) {
        var begun = System.nanoTime();
        var outcome = "refused";
        try {
            var answer = placed(demand, use);
            outcome = "answered";
            return answer;
        } finally {
            MeasuredTime.of("commons.queries", "outcome", outcome).record(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private <T> T placed(Demand demand, AnswerUse<T> use) {
        return places.on(demand.wish(), allowance -> {
            var query = QueryText.parse(demand.text(), demand.base(), limits);
            var written = use.of(query);
            var result =
                    Txn.calculateRead(dataset, () -> new QueryRun(dataset, allowance).answer(query, demand.graphs()));
            var whole = written.apply(result);
            if (allowance.isOver()) {
                throw allowance.whyStopped();
            }
            return whole;
        });
    }

    /** The limits of each query. */
    public QueryLimits limits() {
        return limits;
    }

    /** How many queries were told to stop and go on nevertheless. */
    public int givenUp() {
        return places.givenUp();
    }
}
