package org.digitalcommons.serve.sparql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;

/**
 * Runs one query within the limits, inside a read transaction that the caller holds. The answer is collected whole
 * before any of it is sent: an answer that ran out of time half way would look complete to its reader.
 */
record QueryRun(DatasetGraph dataset, Context context, Limits limits) {

    Answer answer(Query query, QueryRequest request) {
        var timeout = request.timeout()
                .filter(wish -> wish.compareTo(limits.timeout()) < 0)
                .orElse(limits.timeout());
        try (var execution = execution(query, request, timeout)) {
            return collect(query, execution);
        } catch (QueryCancelledException late) {
            throw tooLate(timeout);
        } catch (StackOverflowError overflow) {
            throw QueryText.tooDeep();
        }
    }

    static Refusal tooLate(Duration timeout) {
        return Refusal.of(
                503,
                "The query did not finish within %s and was stopped; make it narrower, or ask for less with LIMIT."
                        .formatted(Limits.seconds(timeout)));
    }

    private QueryExec execution(Query query, QueryRequest request, Duration timeout) {
        var choice = description(query, request);
        var builder = QueryExec.newBuilder().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        var watched = context.copy().set(Allowance.SYMBOL, new Allowance(timeout, limits.answerBytes()));
        if (choice.isEmpty()) {
            return builder.dataset(dataset).query(query).context(watched).build();
        }
        Stream.concat(choice.getDefaultGraphURIs().stream(), choice.getNamedGraphURIs().stream())
                .forEach(this::requireHeld);
        var plain = query.cloneQuery();
        plain.getGraphURIs().clear();
        plain.getNamedGraphURIs().clear();
        // The graphs chosen make up the default graph now, not the union of all of them.
        watched.unset(TDB2.symUnionDefaultGraph);
        return builder.dataset(DynamicDatasets.dynamicDataset(choice, dataset, false))
                .query(plain)
                .context(watched)
                .build();
    }

    /** The request goes before the query, as the protocol says. */
    private static DatasetDescription description(Query query, QueryRequest request) {
        if (!request.defaultGraphs().isEmpty() || !request.namedGraphs().isEmpty()) {
            return DatasetDescription.create(request.defaultGraphs(), request.namedGraphs());
        }
        return query.hasDatasetDescription()
                ? DatasetDescription.create(query.getGraphURIs(), query.getNamedGraphURIs())
                : new DatasetDescription();
    }

    /** A graph is never fetched; to answer "nothing" about one that is not here would be misread as knowledge. */
    private void requireHeld(String iri) {
        var name = NodeFactory.createURI(iri);
        if (!Quad.isUnionGraph(name) && !Quad.isDefaultGraph(name) && !dataset.containsGraph(name)) {
            throw Refusal.badRequest(
                    "There is no graph <%s> here, and none is fetched from elsewhere; name a graph of this service or leave FROM out."
                            .formatted(iri));
        }
    }

    private Answer collect(Query query, QueryExec execution) {
        if (query.isAskType()) {
            return new Answer.Truth(execution.ask());
        }
        if (query.isSelectType()) {
            var rows = execution.select();
            return new Answer.Rows(List.copyOf(rows.getResultVars()), rows(rows));
        }
        return triples(query, query.isConstructType() ? execution.constructTriples() : execution.describeTriples());
    }

    private List<Binding> rows(Iterator<Binding> source) {
        var rows = new ArrayList<Binding>();
        var characters = 0L;
        while (source.hasNext()) {
            if (rows.size() == limits.rows()) {
                throw tooMany("rows");
            }
            var row = source.next();
            characters += characters(row);
            if (characters > limits.answerBytes()) {
                throw AnswerWriter.tooLarge(limits);
            }
            rows.add(row);
        }
        return rows;
    }

    /** Of its literals, which a query can make as long as it likes. */
    private static long characters(Binding row) {
        var characters = 0L;
        for (var columns = row.vars(); columns.hasNext(); ) {
            var value = row.get(columns.next());
            characters += value.isLiteral() ? value.getLiteralLexicalForm().length() : 0;
        }
        return characters;
    }

    private Answer triples(Query query, Iterator<Triple> source) {
        var graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
        while (source.hasNext()) {
            graph.add(source.next());
            if (graph.size() > limits.rows()) {
                throw tooMany("triples");
            }
        }
        return new Answer.Triples(graph);
    }

    private Refusal tooMany(String what) {
        return Refusal.badRequest(
                "The answer has more than %,d %s; ask for them in parts with ORDER BY, LIMIT and OFFSET, or take the dump."
                        .formatted(limits.rows(), what));
    }
}
