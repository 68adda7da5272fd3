package org.digitalcommons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Words of our own, from the definitions of the ontology and from the Javadoc of the program. */
final class Glossary {

    /** The types that somebody who reads the program meets first. */
    private static final List<String> TYPES = List.of(
            "Candidate",
            "Catalog",
            "Delivery",
            "Derivation",
            "Extract",
            "Finding",
            "Gather",
            "Importer",
            "Part",
            "QueryHeader",
            "Question",
            "Rooms",
            "Step",
            "Store",
            "Verdict",
            "Version");

    private static final Pattern JAVADOC = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\s+)*(?:public |final |sealed |abstract )*"
                    + "(?:class|record|interface|enum) (\\w+)",
            Pattern.DOTALL);

    private Glossary() {}

    /** The terms of the collection in {@code ontology/glossary.ttl}, with their definitions. */
    static String terms() {
        var ontology = DefaultStore.ROOMS.graph("ontology");
        var rows = new TreeMap<String, String>();
        ontology.stream(Node.ANY, SKOS.member.asNode(), Node.ANY)
                .map(member -> member.getObject())
                .forEach(term -> rows.put(
                        text(ontology, term, RDFS.label.asNode()),
                        "`commons:%s` | %s"
                                .formatted(term.getLocalName(), text(ontology, term, SKOS.definition.asNode()))));
        return rows.entrySet().stream()
                .map(row -> "| %s | %s |\n".formatted(row.getKey(), row.getValue()))
                .collect(Collectors.joining("", "| word | term | definition |\n|---|---|---|\n", ""));
    }

    /** Some types of the program, with the first sentence of their Javadoc. */
    static String types() {
        var sentences = new TreeMap<String, String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                var javadoc = JAVADOC.matcher(Files.readString(file));
                if (javadoc.find() && TYPES.contains(javadoc.group(2)) && file.endsWith(javadoc.group(2) + ".java")) {
                    sentences.put(javadoc.group(2), sentence(javadoc.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TYPES.stream()
                .map(type -> "| `%s` | %s |\n"
                        .formatted(
                                type,
                                Markdown.cell(Optional.ofNullable(sentences.get(type))
                                        .orElseThrow(
                                                () -> new AssertionError("no type " + type + " for the glossary")))))
                .collect(Collectors.joining("", "| type | what it is |\n|---|---|\n", ""));
    }

    private static String sentence(String javadoc) {
        return javadoc.replaceAll("(?m)^\\s*\\* ?", "")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceAll("(?<=[.]) .*", "");
    }

    private static String text(Graph graph, Node subject, Node property) {
        return graph.stream(subject, property, Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm())
                .sorted()
                .findFirst()
                .orElse("");
    }
}
