package org.digitalcommons.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.digitalcommons.catalog.Rooms;

/** Jena's own database as it comes. */
record Tdb2Engine() implements PeerEngine {

    @Override
    public String name() {
        return "Jena TDB2";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Map<String, Result> run(Country country, Rooms rooms, int runs) throws Exception {
        var results = new LinkedHashMap<String, Result>();
        var dataset = DatabaseMgr.connectDatasetGraph(country.folder("tdb2").toString());
        try {
            double load = Timing.once(() -> {
                var loader = LoaderFactory.sequentialLoader(dataset, (form, words) -> {});
                loader.startBulk();
                country.parse(loader.stream());
                var stream = loader.stream();
                rooms.graph("ontology").stream()
                        .forEach(t -> stream.quad(Quad.create(NodeFactory.createURI("urn:x-reference"), t)));
                loader.finishBulk();
            });
            results.put("load", new Result(load, country.statements(), 0));
            for (var natural : Natural.ALL) {
                results.put(natural.name(), Txn.calculateRead(dataset, () -> ask(dataset, natural, runs)));
            }
            facts(dataset, country);
            return results;
        } finally {
            TDBInternal.expel(dataset);
        }
    }

    private static Result ask(DatasetGraph dataset, Natural natural, int runs) {
        try {
            var found = new double[2];
            var query = QueryFactory.create(PeerEngine.query(natural));
            double millis = Timing.median(runs, () -> {
                found[0] = 0;
                found[1] = 0;
                try (var execution = QueryExec.dataset(dataset)
                        .set(TDB2.symUnionDefaultGraph, true)
                        .query(query)
                        .build()) {
                    var rows = execution.select();
                    var last = Var.alloc(query.getResultVars().getLast());
                    rows.forEachRemaining(row -> {
                        found[0]++;
                        found[1] += Double.parseDouble(row.get(last).getLiteralLexicalForm());
                    });
                }
            });
            return new Result(millis, (long) found[0], found[1]);
        } catch (Exception e) {
            throw new IllegalStateException(natural.name(), e);
        }
    }

    /** Writes the facts that the natural questions need as tables, for engines that read tables. */
    private static void facts(DatasetGraph dataset, Country country) throws IOException {
        Files.createDirectories(country.folder("facts"));
        for (var file : Rooms.in(Path.of("src", "bench")).files("facts", ".rq")) {
            try (var out = new PrintStream(
                    Files.newOutputStream(country.folder("facts").resolve(Rooms.name(file) + ".csv")),
                    false,
                    StandardCharsets.UTF_8)) {
                Txn.executeRead(dataset, () -> {
                    try (var execution = QueryExec.dataset(dataset)
                            .set(TDB2.symUnionDefaultGraph, true)
                            .query(Rooms.text(file))
                            .build()) {
                        csv(execution.select(), out);
                    }
                });
            }
        }
    }

    /** Addresses and numbers need no quotes. */
    private static void csv(RowSet rows, PrintStream out) {
        out.println(rows.getResultVars().stream().map(Var::getVarName).collect(Collectors.joining(",")));
        rows.forEachRemaining(row -> out.println(rows.getResultVars().stream()
                .map(row::get)
                .map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm())
                .collect(Collectors.joining(","))));
    }
}
