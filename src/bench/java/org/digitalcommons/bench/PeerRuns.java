package org.digitalcommons.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.catalog.Rooms;

/** Asks the natural form of some questions of other engines. */
final class PeerRuns {

    /** Under which it is told how many statements we derive. */
    static final String DERIVED_STATEMENTS = "statements derived";

    private final Plan plan;
    private final Tables tables;
    private final Rooms rooms;

    PeerRuns(Plan plan, Tables tables, Rooms rooms) {
        this.plan = plan;
        this.tables = tables;
        this.rooms = rooms;
    }

    /** Asks each engine that is here, and sets what it takes beside what we take. */
    void measure(Country country, Map<String, Double> ours) throws Exception {
        int size = country.bodies();
        var modules = plan.folder().resolve("node");
        var engines = List.of(
                new Tdb2Engine(),
                new Rdf4jEngine(),
                new Virtuoso(),
                new NodeEngine("Oxigraph (WASM)", "oxigraph", "oxigraph.js", modules),
                new NodeEngine("DuckDB, ready tables", "@duckdb/node-api", "duckdb.js", modules));
        var table = tables.peers(size);
        var results = new LinkedHashMap<String, Map<String, Result>>();
        for (var engine : engines) {
            var missing = engine.missing();
            if (missing.isPresent()) {
                table.note(engine.name() + ": " + missing.get());
                continue;
            }
            tables.say("asking " + engine.name());
            try {
                results.put(engine.name(), engine.run(country, rooms, plan.runs()));
            } catch (IOException | RuntimeException e) {
                table.note(engine.name() + ": broke off: " + e.getMessage());
            }
        }
        var names = new ArrayList<String>(List.of("load", "derive"));
        Natural.ALL.forEach(natural -> names.add(natural.name()));
        for (var name : names) {
            var own = ours.get(name);
            if (own != null) {
                table.put(
                        name + (name.equals("derive") ? ": ours, on the store" : ": ours, from the store"), size, own);
            }
            results.forEach((engine, all) -> {
                var result = all.get(name);
                if (result != null) {
                    var ratio = own == null ? "" : String.format(Locale.ROOT, " (%.1f x ours)", result.millis() / own);
                    table.put(name + ": " + engine + ratio, size, result.millis());
                }
            });
            agreement(table, name, results, ours);
        }
        results.forEach((engine, all) -> Optional.ofNullable(all.get("memory"))
                .ifPresent(memory -> table.put("memory of the process in MB: " + engine, size, memory.millis())));
        Natural.ALL.forEach(
                natural -> table.note("%s is set beside the question %s".formatted(natural.name(), natural.ours())));
    }

    private void agreement(
            Table table, String name, Map<String, Map<String, Result>> results, Map<String, Double> ours) {
        if (name.equals("load")) {
            return;
        }
        if (name.equals("derive")) {
            results.forEach((engine, all) -> Optional.ofNullable(all.get(name))
                    .ifPresent(result -> table.note(String.format(
                            Locale.ROOT, "derive: %s writes %,d statements, we hold %,d", engine, result.rows(), (long)
                                    ours.getOrDefault(DERIVED_STATEMENTS, 0.0).doubleValue()))));
            return;
        }
        var first = results.entrySet().stream()
                .filter(e -> e.getValue().containsKey(name))
                .findFirst();
        if (first.isEmpty()) {
            return;
        }
        var expected = first.get().getValue().get(name);
        var others = new ArrayList<String>();
        results.forEach((engine, all) -> {
            var result = all.get(name);
            if (result != null && expected != null && !result.agrees(expected)) {
                others.add("%s has %s".formatted(engine, result));
            }
        });
        table.note(
                others.isEmpty()
                        ? "%s: %d engines agree, %s".formatted(name, results.size(), expected)
                        : "%s: ENGINES DIFFER: %s has %s, %s"
                                .formatted(name, first.get().getKey(), expected, String.join(", ", others)));
    }
}
