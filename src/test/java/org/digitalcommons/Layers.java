package org.digitalcommons;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may import whom, by the short names of {@link Packages}. A new package needs a line here; a package imports only what
 * its line names. The table allows no more than is imported, so that a new arrow is always a decision.
 */
final class Layers {

    private static final Map<String, Set<String>> MAY_IMPORT = mayImport();

    private Layers() {}

    private static Map<String, Set<String>> mayImport() {
        var may = new TreeMap<String, Set<String>>();
        allow(may, "vocab");
        allow(may, "name");
        allow(may, "catalog", "name", "vocab");
        allow(may, "rights", "name", "vocab");
        allow(may, "pull", "name", "rights");
        allow(may, "plan");
        allow(may, "publish", "catalog", "name", "plan", "vocab");
        allow(may, "publish.read", "name", "publish");
        allow(may, "publish.table", "name", "plan", "publish", "publish.read", "vocab");
        allow(may, "publish.rdf", "catalog", "name", "publish", "publish.read", "vocab");
        allow(
                may,
                "publish.importer",
                "catalog",
                "name",
                "plan",
                "publish",
                "publish.rdf",
                "publish.read",
                "publish.table",
                "vocab");
        allow(may, "validate", "catalog", "name", "vocab");
        allow(may, "store", "name", "vocab");
        allow(may, "derive.similarity", "vocab");
        allow(may, "derive", "catalog", "derive.similarity", "vocab");
        allow(may, "limit");
        allow(may, "log");
        allow(may, "drill", "Commons", "care", "catalog", "intake", "publish", "rights", "store", "vocab");
        allow(may, "query", "catalog", "limit", "name", "store");
        allow(may, "entity", "catalog", "name", "query");
        allow(
                may,
                "intake",
                "catalog",
                "derive",
                "name",
                "publish",
                "publish.importer",
                "publish.table",
                "query",
                "rights",
                "store",
                "validate",
                "vocab");
        allow(may, "preview", "catalog", "intake", "name", "publish", "query", "store", "validate", "vocab");
        allow(
                may,
                "Commons",
                "catalog",
                "entity",
                "intake",
                "preview",
                "publish",
                "query",
                "rights",
                "store",
                "validate");
        allow(may, "harvest", "Commons", "catalog", "intake", "publish", "pull", "rights", "store", "validate");
        allow(may, "care", "Commons", "intake", "name", "pull", "rights", "store");
        allow(may, "serve.words");
        allow(may, "serve.http", "limit", "name", "query", "rights");
        allow(
                may,
                "serve.page",
                "Commons",
                "catalog",
                "entity",
                "intake",
                "name",
                "pull",
                "query",
                "serve.sparql",
                "serve.words",
                "store",
                "validate");
        allow(may, "serve.page.jte", "serve.http", "serve.page", "serve.words");
        allow(may, "serve.sparql", "query", "serve.http");
        allow(
                may,
                "serve.data",
                "Commons",
                "catalog",
                "intake",
                "limit",
                "name",
                "publish",
                "publish.rdf",
                "query",
                "rights",
                "serve.http",
                "store",
                "validate");
        allow(
                may,
                "serve.upload",
                "Commons",
                "catalog",
                "intake",
                "limit",
                "name",
                "preview",
                "publish",
                "query",
                "rights",
                "serve.http",
                "serve.page",
                "serve.words",
                "store",
                "validate");
        allow(may, "serve.operate", "Commons", "care", "rights", "serve.http", "store");
        allow(may, "serve.reconcile", "Commons", "entity", "serve.http", "serve.page", "serve.words");
        allow(
                may,
                "serve",
                "Commons",
                "catalog",
                "limit",
                "name",
                "query",
                "rights",
                "serve.data",
                "serve.http",
                "serve.operate",
                "serve.page",
                "serve.reconcile",
                "serve.sparql",
                "serve.upload",
                "serve.words",
                "store");
        allow(
                may,
                "cli",
                "Commons",
                "care",
                "catalog",
                "drill",
                "entity",
                "harvest",
                "intake",
                "limit",
                "log",
                "name",
                "preview",
                "publish",
                "publish.importer",
                "publish.table",
                "pull",
                "query",
                "rights",
                "serve",
                "serve.page",
                "store",
                "validate",
                "vocab");
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

    /** What the table allows although nothing is imported that way. */
    static Set<String> surplus(Map<String, Set<String>> imports) {
        var found = new TreeSet<String>();
        MAY_IMPORT.forEach((from, targets) -> targets.stream()
                .filter(to -> !imports.getOrDefault(from, Set.of()).contains(to))
                .forEach(to -> found.add(from + " does not import " + to)));
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

    private static void allow(Map<String, Set<String>> may, String from, String... targets) {
        may.put(from, Set.of(targets));
    }
}
