package org.digitalcommons.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.store.UnionContext;

/**
 * Runs one query within its allowance, inside a read transaction that the caller holds. The answer is collected whole
 * before any of it is sent: an answer that ran out of time half way would look complete to its reader.
 *
 * @param dataset what is asked; every graph of it is a part of the default graph
 */
record QueryRun(DatasetGraph dataset, Allowance allowance) {

    /**
     * Answers a query; the answer holds after the transaction.
     *
     * @param graphs the graphs that the client chose, which go before those of the query
     * @throws QueryRefused if it is not done in time, or its answer is too large
     */
    QueryResult answer(Query query, DatasetDescription graphs) {
        try (var execution = execution(query, graphs)) {
            allowance.whenStopped(execution::abort);
            return collect(query, execution);
        } catch (QueryCancelledException late) {
            throw allowance.whyStopped();
        } catch (StackOverflowError overflow) {
            throw QueryText.tooDeep();
        } catch (QueryRefused refused) {
            throw refused;
        } catch (RuntimeException broken) {
            // A sort that is stopped while it writes its file says so in words of its own.
            throw allowance.isOver() ? allowance.whyStopped() : broken;
        }
    }

    private QueryExec execution(Query query, DatasetDescription graphs) {
        var choice = graphs.isEmpty() && query.hasDatasetDescription()
                ? DatasetDescription.create(query.getGraphURIs(), query.getNamedGraphURIs())
                : graphs;
        var builder = QueryExec.newBuilder().timeout(allowance.left().toMillis(), TimeUnit.MILLISECONDS);
        var context = GuardedContext.of(dataset, allowance);
        if (choice.isEmpty()) {
            return inUtc(builder.dataset(dataset).query(query).context(context).build());
        }
        Stream.concat(choice.getDefaultGraphURIs().stream(), choice.getNamedGraphURIs().stream())
                .forEach(this::requireHeld);
        return inUtc(builder.dataset(DynamicDatasets.dynamicDataset(choice, dataset, false))
                .query(withoutChoice(query))
                .context(UnionContext.ofChosen(context))
                .build());
    }

    /** Read again where it has to be changed: a copy that Jena makes of a query has one condition of HAVING several times. */
    private static Query withoutChoice(Query query) {
        if (!query.hasDatasetDescription()) {
            return query;
        }
        var plain = QueryFactory.create(query.serialize(), query.getSyntax());
        plain.getGraphURIs().clear();
        plain.getNamedGraphURIs().clear();
        return plain;
    }

    /** Lets {@code NOW()} be in UTC, as the word {@code today} and the pages are, whatever the zone of the machine. */
    private static QueryExec inUtc(QueryExec execution) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        execution
                .getContext()
                .set(ARQConstants.sysCurrentTime, NodeFactory.createLiteralDT(now, XSDDatatype.XSDdateTime));
        return execution;
    }

    /** A graph is never fetched; to answer "nothing" about one that is not here would be misread as knowledge. */
    private void requireHeld(String iri) {
        var name = NodeFactory.createURI(iri);
        if (!Quad.isUnionGraph(name) && !Quad.isDefaultGraph(name) && !dataset.containsGraph(name)) {
            throw QueryRefused.wrong(
                    "There is no graph <%s> here, and none is fetched from elsewhere; name a graph of this service or leave FROM out."
                            .formatted(iri));
        }
    }

    private QueryResult collect(Query query, QueryExec execution) {
        if (query.isAskType()) {
            return new QueryResult.Truth(execution.ask());
        }
        if (query.isSelectType()) {
            var rows = execution.select();
            return new QueryResult.Rows(List.copyOf(rows.getResultVars()), rows(rows));
        }
        return triples(query, query.isConstructType() ? execution.constructTriples() : execution.describeTriples());
    }

    private List<Binding> rows(Iterator<Binding> source) {
        var rows = new ArrayList<Binding>();
        var characters = 0L;
        var values = 0L;
        while (source.hasNext()) {
            if (rows.size() == limits().rows()) {
                throw tooMany("rows", limits().rows());
            }
            // Read now: a row of the database is read when it is looked at, which is after the transaction.
            var row = source.next().detach();
            values += row.size();
            if (values > limits().limits().of(Limit.QUERY_VALUES)) {
                throw tooMany("values", limits().limits().of(Limit.QUERY_VALUES));
            }
            characters += characters(row);
            if (characters > limits().answerBytes()) {
                throw QueryRefused.tooLarge(limits());
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

    private QueryResult triples(Query query, Iterator<Triple> source) {
        var graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
        while (source.hasNext()) {
            allowance.look();
            graph.add(source.next());
            if (graph.size() > limits().rows()) {
                throw tooMany("triples", limits().rows());
            }
        }
        return new QueryResult.Triples(graph);
    }

    private QueryLimits limits() {
        return allowance.limits();
    }

    private static QueryRefused tooMany(String what, long most) {
        return QueryRefused.wrong(
                "The answer has more than %,d %s; ask for them in parts with ORDER BY, LIMIT and OFFSET, or take the dump."
                        .formatted(most, what));
    }
}
