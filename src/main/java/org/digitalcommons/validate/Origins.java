package org.digitalcommons.validate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.ORG;
import org.digitalcommons.name.Iris;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/** Says in words which rows of which files a node came from. Immutable. */
final class Origins {

    /** By these a row's statements are about a node that has no row of its own, such as a unit. */
    private static final List<Node> BELONGS_TO = List.of(ORG.postIn.asNode(), Term.unit, Term.subject);

    /** A row of a table as RFC 7111 writes it, or a line of a text as RFC 5147 does. */
    private static final Pattern PLACE = Pattern.compile("^(.*)#(row|line)=(?:\\d+,)?(\\d+)(?:&sheet=(.*))?$");

    private static final int ROWS_NAMED = 3;

    private final Graph graph;

    /** Places in one file, counted in rows or in lines. */
    private record Places(String file, String unit) {}

    Origins(Graph graph) {
        this.graph = graph;
    }

    /**
     * File and rows, such as {@code outturn.csv, rows 3, 12 and 2 more}; empty when unknown.
     *
     * @param node what a finding is about
     * @param value what was found there; its rows are told where the node has none
     */
    String of(Node node, Optional<Node> value) {
        var rows = new TreeMap<Places, TreeSet<Long>>(
                Comparator.comparing(Places::file).thenComparing(Places::unit));
        all(node, value).forEach(origin -> add(origin, rows));
        return rows.entrySet().stream().map(Origins::words).collect(Collectors.joining("; "));
    }

    /** The addresses of the rows and files that a node came from, or else its value, or what belongs to it. */
    Set<Node> all(Node node, Optional<Node> value) {
        var origins = new LinkedHashSet<Node>();
        collect(node, origins);
        if (origins.isEmpty()) {
            value.ifPresent(v -> collect(v, origins));
        }
        if (origins.isEmpty()) {
            BELONGS_TO.forEach(
                    property -> graph.stream(Node.ANY, property, node).forEach(t -> collect(t.getSubject(), origins)));
        }
        return origins;
    }

    private void collect(Node node, Set<Node> origins) {
        if (graph.contains(node, Term.rowsRead, Node.ANY)) {
            origins.add(node);
        }
        graph.stream(node, Prov.wasDerivedFrom, Node.ANY).map(Triple::getObject).forEach(origins::add);
        graph.stream(node, Term.row, Node.ANY).map(Triple::getObject).forEach(origins::add);
    }

    private void add(Node origin, Map<Places, TreeSet<Long>> rows) {
        if (!origin.isURI()) {
            return;
        }
        var place = PLACE.matcher(origin.getURI());
        if (place.matches()) {
            var file = name(NodeFactory.createURI(place.group(1)));
            if (place.group(4) != null) {
                file += ", sheet " + URLDecoder.decode(place.group(4), StandardCharsets.UTF_8);
            }
            rows.computeIfAbsent(new Places(file, place.group(2)), f -> new TreeSet<>())
                    .add(Long.parseLong(place.group(3)));
        } else {
            rows.computeIfAbsent(new Places(name(origin), ""), f -> new TreeSet<>());
        }
    }

    private String name(Node file) {
        return graph.stream(file, DCTerms.title.asNode(), Node.ANY)
                .filter(t -> t.getObject().isLiteral())
                .map(t -> t.getObject().getLiteralLexicalForm())
                .sorted()
                .findFirst()
                .orElseGet(() -> Iris.lastSegment(file.toString()));
    }

    private static String words(Map.Entry<Places, TreeSet<Long>> places) {
        var numbers = places.getValue();
        var file = places.getKey().file();
        var unit = places.getKey().unit();
        if (numbers.isEmpty()) {
            return file;
        }
        if (numbers.size() == 1) {
            return "%s, %s %d".formatted(file, unit, numbers.first());
        }
        var first = numbers.stream()
                .limit(numbers.size() > ROWS_NAMED ? ROWS_NAMED : numbers.size() - 1L)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        var last = numbers.size() > ROWS_NAMED
                ? "%,d more".formatted(numbers.size() - ROWS_NAMED)
                : numbers.last().toString();
        return "%s, %ss %s and %s".formatted(file, unit, first, last);
    }
}
