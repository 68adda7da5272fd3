package org.digitalcommons.catalog;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/**
 * Two SPARQL engines that answer in the same words, so that their answers can be compared. A number is
 * written by its value, because engines may differ on trailing noughts.
 */
public final class Engine {

    private static final int MOST_KEPT = 6;

    /** What was read last, the latest at the end: many tests ask the same text, and reading it takes longer than most questions. */
    private static final Map<String, SailRepository> KEPT = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SailRepository> eldest) {
            return size() > MOST_KEPT; // whoever still asks it may; there is nothing on disk to close
        }
    };

    private Engine() {}

    public static Graph construct(String query, Graph data) {
        return construct(query, DatasetGraphFactory.wrap(data));
    }

    /** What follows from named graphs. */
    static Graph construct(String query, DatasetGraph data) {
        var result = GraphFactory.createDefaultGraph();
        try (var execution = QueryExec.dataset(data)
                .query(QueryFactory.create(query, Syntax.syntaxSPARQL_11))
                .build()) {
            execution.construct(result);
        }
        return result;
    }

    /** The graphs of a text by name, with the union of all as the default graph, as a store shows them. */
    static DatasetGraph dataset(String trig) {
        var data = DatasetGraphFactory.create();
        RDFParser.fromString(trig, Lang.TRIG).parse(data);
        Iter.toList(data.find()).forEach(quad -> data.getDefaultGraph().add(quad.asTriple()));
        return data;
    }

    /** The triples of a graph, one line each, in order. */
    public static List<String> words(Graph graph) {
        var lines = new TreeSet<String>();
        graph.find().forEachRemaining(t -> lines.add(words(t)));
        return List.copyOf(lines);
    }

    private static String words(Triple triple) {
        return words(triple.getSubject()) + " " + words(triple.getPredicate()) + " " + words(triple.getObject());
    }

    static String words(Node node) {
        return node.isLiteral()
                ? words(node.getLiteralLexicalForm(), node.getLiteralDatatype(), node.getLiteralLanguage())
                : "<" + node + ">";
    }

    private static String words(String form, RDFDatatype type, String language) {
        return words(form, type.getURI(), language);
    }

    private static String words(String form, String type, String language) {
        if (type.endsWith("#decimal") || type.endsWith("#integer")) {
            return new BigDecimal(form).stripTrailingZeros().toPlainString();
        }
        return '"' + form + '"' + (language.isEmpty() ? "" : "@" + language);
    }

    /** The same query on the same data by RDF4J: the triples, one line each, in order. */
    public static List<String> constructElsewhere(String query, String turtle) {
        return elsewhere(turtle, connection -> constructed(query, connection));
    }

    /** The same query by RDF4J on a text that many queries are asked of, and one of its own beside it. */
    static List<String> constructElsewhere(String query, String common, String turtle) {
        return elsewhere(common, connection -> {
            connection.begin();
            try {
                add(turtle, connection);
                return constructed(query, connection);
            } finally {
                connection.rollback(); // nobody else ever saw it
            }
        });
    }

    private static List<String> constructed(String query, RepositoryConnection connection) {
        var lines = new TreeSet<String>();
        try (var answer = connection.prepareGraphQuery(query).evaluate()) {
            answer.forEach(statement -> lines.add(words(statement)));
        }
        return List.copyOf(lines);
    }

    /** The same question on the same data by RDF4J: the rows in their order, one line each. */
    static List<String> selectElsewhere(String query, String turtle) {
        return elsewhere(turtle, connection -> {
            var lines = new ArrayList<String>();
            try (var answer = connection.prepareTupleQuery(query).evaluate()) {
                var names = answer.getBindingNames();
                answer.forEach(row -> lines.add(String.join(
                        "\t",
                        names.stream()
                                .map(name -> row.hasBinding(name) ? words(row.getValue(name)) : "")
                                .toList())));
            }
            return lines;
        });
    }

    private interface Work {
        List<String> with(RepositoryConnection connection);
    }

    private static List<String> elsewhere(String turtle, Work work) {
        SailRepository repository;
        synchronized (KEPT) {
            repository = KEPT.computeIfAbsent(turtle, Engine::filled);
        }
        try (var connection = repository.getConnection()) {
            return work.with(connection);
        }
    }

    private static SailRepository filled(String turtle) {
        var repository = new SailRepository(new MemoryStore());
        try (var connection = repository.getConnection()) {
            add(turtle, connection);
        }
        return repository;
    }

    private static void add(String turtle, RepositoryConnection connection) {
        try {
            connection.add(new StringReader(turtle), RDFFormat.TRIG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A statement in the same words. */
    static String words(Statement statement) {
        return words(statement.getSubject()) + " " + words(statement.getPredicate()) + " "
                + words(statement.getObject());
    }

    private static String words(Value value) {
        return switch (value) {
            case Literal literal ->
                words(
                        literal.getLabel(),
                        literal.getDatatype().stringValue(),
                        literal.getLanguage().orElse(""));
            case IRI iri -> "<" + iri.stringValue() + ">";
            default -> value.stringValue();
        };
    }
}
