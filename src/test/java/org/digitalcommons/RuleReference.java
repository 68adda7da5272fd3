package org.digitalcommons;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.validate.Rule;

/** Writes the page of all rules from the shapes. */
final class RuleReference {

    private static final Rooms ROOMS = DefaultStore.ROOMS;

    private RuleReference() {}

    static String page() {
        var page = new StringBuilder("""
                # What we accept

                Every rule of this folder, by the file it lies in. This page is written from the shapes; a test fails when it is
                out of date.

                A *violation* blocks the publication. A *warning* is stored and shown beside the data. Each finding has the code of
                its rule, the file and row it came from where the data says so, and the message below with its values filled in.
                A new rule is one shape here and one rejected case in `test/`; no Java.
                """);
        files("shapes").forEach(file -> page.append(section(file)));
        page.append("""

                ## Our own style

                The same kind of rules over our own files: `meta/term.ttl` over the ontology, `meta/shape.ttl` over the shapes.
                """);
        files("shapes/meta").forEach(file -> page.append(section(file)));
        return page.toString();
    }

    private static List<Path> files(String folder) {
        return ROOMS.files(folder, ".ttl").stream()
                .filter(file -> ROOMS.file(folder).equals(file.getParent()))
                .filter(file -> !rules(file).isEmpty())
                .toList();
    }

    private static List<Rule> rules(Path file) {
        var graph = GraphFactory.createDefaultGraph();
        Rooms.read(file, graph);
        return Rule.all(graph);
    }

    private static String section(Path file) {
        var section = new StringBuilder("""

                %s `%s`

                | code | severity | what to do | why |
                |---|---|---|---|
                """.formatted(
                        file.toString().contains("meta") ? "###" : "##",
                        ROOMS.file("shapes").relativize(file)));
        for (var rule : rules(file)) {
            section.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            rule.code(),
                            rule.severity().word(),
                            Markdown.cell(rule.message()),
                            Markdown.cell(rule.description())));
        }
        return section.toString();
    }
}
