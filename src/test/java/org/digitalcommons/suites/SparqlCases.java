package org.digitalcommons.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.util.NodeUtils;
import org.apache.jena.tdb2.sys.NormalizeTermsTDB2;
import org.digitalcommons.serve.sparql.ServedSparql;

/**
 * Runs the cases of query syntax, evaluation and formats of results against a served endpoint. All the data of the suites
 * lie in one store, each file as a graph, and a case chooses its graphs as the SPARQL Protocol lets a client choose them.
 */
record SparqlCases(ServedSparql served) {

    /** The default graph of the store itself, which holds nothing: what a case is asked over that has no data. */
    private static final String NOTHING = Quad.defaultGraphIRI.getURI();

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ACCEPTED = "application/sparql-results+json, application/n-triples";

    /** Puts every file of data of some cases into a dataset, under the address of the file. */
    static void load(Collection<SuiteCase> cases, DatasetGraph into) {
        cases.stream()
                .filter(one -> !one.type().contains("Syntax"))
                .flatMap(one -> Stream.of(
                        one.data("data"),
                        one.data("graphData"),
                        query(one).getGraphURIs(),
                        query(one).getNamedGraphURIs()))
                .flatMap(List::stream)
                .collect(Collectors.toSet())
                .forEach(address -> Suites.read(Suites.file(address)).getGraph().stream()
                        .forEach(triple -> into.add(Quad.create(NodeFactory.createURI(address), triple))));
    }

    private static Query query(SuiteCase one) {
        return QueryFactory.create(Suites.text(one.queryAddress()), one.queryAddress(), Syntax.syntaxSPARQL_11);
    }

    void run(SuiteCase one) {
        switch (one.type()) {
            case "PositiveSyntaxTest", "PositiveSyntaxTest11" ->
                assertThat(syntax(one)).startsWith("200");
            case "NegativeSyntaxTest", "NegativeSyntaxTest11" ->
                assertThat(syntax(one)).startsWith("400 The query is not SPARQL 1.1");
            case "CSVResultFormatTest" -> format(one);
            default -> evaluate(one);
        }
    }

    private String syntax(SuiteCase one) {
        var reply = post(ACCEPTED, "query", Suites.text(one.queryAddress()), "default-graph-uri", NOTHING);
        return reply.statusCode() + " " + reply.body();
    }

    private void evaluate(SuiteCase one) {
        var expected = ExpectedResult.read(one.result());
        var body = answer(one, ACCEPTED);
        if (expected.isBoolean()) {
            assertThat(ResultSetMgr.readBoolean(stream(body), ResultSetLang.RS_JSON))
                    .isEqualTo(expected.getBooleanResult());
        } else if (expected.isResultSet()) {
            compare(one, ResultSetMgr.read(stream(body), ResultSetLang.RS_JSON), expected.getResultSet());
        } else {
            var actual = RDFParser.fromString(body, Lang.NTRIPLES).toGraph();
            assertThat(actual.isIsomorphicWith(expected.getGraph()))
                    .as("the graph is %s", body)
                    .isTrue();
        }
    }

    private void format(SuiteCase one) {
        var lang = one.result().endsWith(".csv") ? ResultSetLang.RS_CSV : ResultSetLang.RS_TSV;
        var body = answer(one, lang.getContentType().toHeaderString());
        compare(one, ResultSetMgr.read(stream(body), lang), ResultSetMgr.read(stream(Suites.text(one.result())), lang));
    }

    private static void compare(SuiteCase one, ResultSet got, ResultSet wanted) {
        assertThat(Set.copyOf(got.getResultVars())).isEqualTo(Set.copyOf(wanted.getResultVars()));
        var actual = rows(got, one.isLax());
        var expected = rows(wanted, one.isLax());
        var same = query(one).isOrdered()
                ? ResultsCompare.equalsByTermAndOrder(actual, expected)
                : ResultsCompare.equalsByTerm(actual, expected);
        actual.reset();
        expected.reset();
        assertThat(same).as("%s%nexpected%n%s", text(actual), text(expected)).isTrue();
    }

    /** Rows in which each number is spelt as the store spells it, which keeps its value and its type. */
    private static RowSetRewindable rows(ResultSet set, boolean onlyOnce) {
        var columns = set.getResultVars().stream().map(Var::alloc).toList();
        Stream<Binding> rows = RowSet.adapt(set).stream().map(row -> {
            var spelt = Binding.builder();
            row.forEach((column, node) -> spelt.add(column, spelt(node)));
            return spelt.build();
        });
        return RowSetStream.create(columns, (onlyOnce ? rows.distinct() : rows).iterator())
                .rewindable();
    }

    /** In CSV a blank node is written like a text. */
    private static Node spelt(Node node) {
        return NodeUtils.isSimpleString(node) && node.getLiteralLexicalForm().startsWith("_:")
                ? NodeFactory.createBlankNode(node.getLiteralLexicalForm())
                : NormalizeTermsTDB2.normalizeTDB2(node);
    }

    private static String text(RowSet rows) {
        return ResultSetFormatter.asText(ResultSet.adapt(rows));
    }

    private String answer(SuiteCase one, String accepted) {
        var reply = post(accepted, form(one));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    /** Addresses in a query are relative to its file; data it does not choose itself is chosen for it. */
    private static String[] form(SuiteCase one) {
        var form = new ArrayList<String>();
        form.addAll(List.of("query", "BASE <%s>%n%s".formatted(one.queryAddress(), Suites.text(one.queryAddress()))));
        if (!query(one).hasDatasetDescription()) {
            var graphs = one.data("data").stream()
                    .filter(data -> !Suites.read(Suites.file(data)).isEmpty())
                    .toList();
            (graphs.isEmpty() ? List.of(NOTHING) : graphs)
                    .forEach(graph -> form.addAll(List.of("default-graph-uri", graph)));
            one.data("graphData").forEach(graph -> form.addAll(List.of("named-graph-uri", graph)));
        }
        return form.toArray(String[]::new);
    }

    private HttpResponse<String> post(String accepted, String... form) {
        var body = new StringBuilder();
        for (int index = 0; index < form.length; index += 2) {
            body.append(form[index])
                    .append('=')
                    .append(ServedSparql.encode(form[index + 1]))
                    .append('&');
        }
        return served.post(FORM, body.toString(), "Accept", accepted);
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
