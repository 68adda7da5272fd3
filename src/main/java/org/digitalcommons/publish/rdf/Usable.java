package org.digitalcommons.publish.rdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.vocab.Term;

/**
 * Tells publishers of linked data in other vocabularies which of it is understood, by {@code
 * queries/validate/usable.rq}. Immutable.
 */
final class Usable {

    private final Rooms rooms;
    private final Graph rules;

    Usable(Rooms rooms) {
        this.rooms = rooms;
        this.rules = new Union(rooms.graph("ontology"), rooms.shapes());
    }

    private record Kind(String name, Optional<String> knownAs) {}

    /** Sentences, the most frequent kinds first. */
    List<String> sentences(Node name, Graph content) {
        var dataset = DatasetGraphFactory.create(rules);
        dataset.addGraph(name, content);
        var query = QueryFactory.create(rooms.text("queries/validate/usable.rq"), Syntax.syntaxSPARQL_11);
        var things = new LinkedHashMap<Kind, Long>();
        var properties = new LinkedHashMap<Kind, List<String>>();
        try (var execution = QueryExec.dataset(dataset).query(query).build()) {
            execution.select().forEachRemaining(row -> {
                var kind = new Kind(
                        name(row.get(Var.alloc("kind"))),
                        Optional.ofNullable(row.get(Var.alloc("knownAs"))).map(this::name));
                long count = Long.parseLong(row.get(Var.alloc("things")).getLiteralLexicalForm());
                Optional.ofNullable(row.get(Var.alloc("property")))
                        .ifPresentOrElse(
                                property -> properties
                                        .computeIfAbsent(kind, k -> new ArrayList<>())
                                        .add("%s (%,d)".formatted(name(property), count)),
                                () -> things.put(kind, count));
            });
        }
        return told(things, properties);
    }

    private static List<String> told(Map<Kind, Long> things, Map<Kind, List<String>> properties) {
        var sentences = new TreeMap<Long, List<String>>((a, b) -> Long.compare(b, a));
        var unknown = new ArrayList<String>();
        things.forEach((kind, count) -> {
            if (kind.knownAs().isEmpty()) {
                unknown.add("%s (%,d)".formatted(kind.name(), count));
            } else if (kind.knownAs().filter(kind.name()::equals).isPresent()
                    || !things.containsKey(new Kind(kind.name(), Optional.of(kind.name())))) {
                var read = properties.getOrDefault(kind, List.of());
                sentences
                        .computeIfAbsent(count, c -> new ArrayList<>())
                        .add("%,d %s judged as %s; usable as they are: %s."
                                .formatted(
                                        count,
                                        kind.name(),
                                        kind.knownAs().get(),
                                        read.isEmpty() ? "nothing that a rule reads" : String.join(", ", read)));
            }
        });
        var all = new ArrayList<String>();
        sentences.values().forEach(all::addAll);
        if (!unknown.isEmpty()) {
            all.add("Kinds that no rule knows, kept as they are: %s.".formatted(String.join(", ", unknown)));
        }
        return List.copyOf(all);
    }

    private String name(Node node) {
        var iri = node.toString();
        var shortForm = rules.getPrefixMapping().shortForm(iri);
        return iri.startsWith(Term.NAMESPACE)
                ? "commons:" + iri.substring(Term.NAMESPACE.length())
                : shortForm.equals(iri) ? "<" + iri + ">" : shortForm;
    }
}
