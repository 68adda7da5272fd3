package org.digitalcommons.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.store.Store;

/**
 * Asks a store the queries of the program: public questions, those of pages, and what the program looks up for itself.
 * Each is parsed once, sees every graph in one, and runs within the limits of those who ask. Any thread.
 */
public final class Queries {

    private static final int PREPARED = 500;

    private final Cache<String, Query> prepared;
    private final QueryLimits limits;
    private final Places places;

    private Queries(Cache<String, Query> prepared, QueryLimits limits) {
        this.prepared = prepared;
        this.limits = limits;
        this.places = new Places(limits);
    }

    /** For the program itself, and for whoever runs it and can stop it: without a deadline. */
    public static Queries unlimited() {
        return new Queries(Caffeine.newBuilder().maximumSize(PREPARED).build(), QueryLimits.none());
    }

    /** For readers who are many, and wait: as many at once and as long as the limits say. */
    public Queries within(QueryLimits others) {
        return new Queries(prepared, others);
    }

    /**
     * Answers a question of ours.
     *
     * @throws Question.Unanswerable if a parameter is wrong
     * @throws QueryRefused if no place is free, it is not done in time, or its answer is too large
     */
    public Answer ask(Question question, Map<String, String> parameters, Store store) {
        var query = query(question.with(parameters));
        var rows = (QueryResult.Rows) answer(query, store);
        return new Answer(question, Map.copyOf(parameters), rows.rowSet().rewindable());
    }

    /** The statements that a query of ours makes of what is stored. */
    public Graph construct(String text, Store store) {
        return triples(answer(query(text), store));
    }

    private QueryResult answer(Query query, Store store) {
        Function<Allowance, QueryResult> work = allowance -> store.read(() -> run(query, store.dataset(), allowance));
        return store.isOfThisThread() ? places.here(Optional.empty(), work) : places.on(Optional.empty(), work);
    }

    /** The statements that a query of ours makes of some data, inside a transaction of the caller if it needs one. */
    public Graph construct(String text, DatasetGraph data) {
        return triples(run(query(text), data, Allowance.of(limits, Optional.empty())));
    }

    private static Graph triples(QueryResult result) {
        return ((QueryResult.Triples) result).graph();
    }

    private static QueryResult run(Query query, DatasetGraph data, Allowance allowance) {
        return new QueryRun(data, allowance).answer(query, new DatasetDescription());
    }

    private Query query(String text) {
        return prepared.get(text, t -> QueryFactory.create(t, Syntax.syntaxSPARQL_11));
    }

    /** How many more queries could run now. */
    int freePlaces() {
        return places.free();
    }
}
