package org.digitalcommons;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may import whom, by the short names of {@link Packages}. A new package needs a line here; a package imports only what
 * its line names.
 */
final class Layers {

    private static final Map<String, Set<String>> MAY_IMPORT = mayImport();

    private Layers() {}

    private static Map<String, Set<String>> mayImport() {
        var may = new TreeMap<String, Set<String>>();
        may.put("vocab", Set.of());
        may.put("name", Set.of("vocab"));
        may.put("catalog", Set.of("name", "vocab"));
        may.put("rights", Set.of("name", "vocab"));
        may.put("pull", Set.of("name", "rights", "vocab"));

        may.put("publish", Set.of("catalog", "name", "vocab"));
        may.put("publish.read", Set.of("name", "publish", "vocab"));
        may.put("publish.table", Set.of("catalog", "name", "publish", "publish.read", "vocab"));
        may.put("publish.rdf", Set.of("catalog", "name", "publish", "publish.read", "vocab"));
        may.put("publish.importer", with(may.get("publish.rdf"), "publish.rdf", "publish.table"));
        may.put("validate", Set.of("catalog", "name", "vocab"));
        may.put("store", Set.of("name", "vocab"));
        may.put("derive.similarity", Set.of("name", "vocab"));
        may.put("derive", Set.of("catalog", "derive.similarity", "name", "vocab"));
        may.put("query", Set.of("catalog", "name", "store", "vocab"));

        may.put(
                "intake",
                with(
                        may.get("publish.importer"),
                        "derive",
                        "publish.importer",
                        "query",
                        "rights",
                        "store",
                        "validate"));
        may.put("preview", with(may.get("intake"), "intake"));
        may.put("Commons", with(may.get("preview"), "preview", "pull"));
        may.put(
                "harvest",
                Set.of(
                        "Commons",
                        "catalog",
                        "intake",
                        "name",
                        "publish",
                        "pull",
                        "rights",
                        "store",
                        "validate",
                        "vocab"));

        may.put("serve.words", Set.of());
        may.put("serve.http", Set.of("name", "query", "rights", "vocab"));
        var face = Set.of(
                "Commons",
                "catalog",
                "intake",
                "name",
                "preview",
                "publish",
                "query",
                "rights",
                "serve.http",
                "serve.words",
                "store",
                "validate",
                "vocab");
        may.put("serve.page", with(face, "pull", "serve.sparql"));
        may.put("serve.page.jte", Set.of("serve.http", "serve.page", "serve.words"));
        may.put("serve.sparql", Set.of("catalog", "name", "query", "serve.http", "vocab"));
        may.put("serve.data", with(face, "publish.rdf"));
        may.put("serve.upload", with(face, "serve.page"));
        may.put("serve.reconcile", with(face, "serve.page"));
        may.put("serve", with(face, "serve.data", "serve.page", "serve.reconcile", "serve.sparql", "serve.upload"));
        may.put("cli", with(may.get("serve"), "harvest", "publish.importer", "publish.table", "pull", "serve"));
        return Map.copyOf(may);
    }

    /** The imports that are not allowed, and the packages that have no line. */
    static Set<String> breaches(Map<String, Set<String>> imports) {
        var found = new TreeSet<String>();
        imports.forEach((from, targets) -> {
            if (!MAY_IMPORT.containsKey(from)) {
                found.add(from + " has no line in Layers");
            }
            targets.stream()
                    .filter(to -> !MAY_IMPORT.getOrDefault(from, Set.of()).contains(to))
                    .forEach(to -> found.add(from + " imports " + to));
        });
        return found;
    }

    /** The table for the architecture page. */
    static String table() {
        return new TreeMap<>(MAY_IMPORT)
                .entrySet().stream()
                        .map(line -> "| `%s` | %s |\n"
                                .formatted(
                                        line.getKey(),
                                        line.getValue().stream()
                                                .sorted()
                                                .map(to -> "`" + to + "`")
                                                .collect(Collectors.joining(" "))))
                        .collect(Collectors.joining("", "| package | may import |\n|---|---|\n", ""));
    }

    private static Set<String> with(Set<String> some, String... more) {
        var all = new TreeSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
