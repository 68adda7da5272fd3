package org.digitalcommons.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.system.StreamRDFBase;
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
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/** An engine of others: it loads the dump and the code lists, and answers the natural form of questions. */
interface Engine {

    /** Under which nobody looks for it. */
    String name();

    /** Why it cannot run here; empty when it can. */
    Optional<String> missing();

    /** Loads and answers; the results by the name of the query, with {@code load} among them. */
    Map<String, Result> run(Country country, Rooms rooms, int runs) throws Exception;

    /** Where the queries lie. */
    Path QUERIES = Path.of("src", "bench", "queries");

    private static String query(Natural natural) throws IOException {
        return Files.readString(QUERIES.resolve(natural.name() + ".rq"));
    }

    /** Jena's own database as it comes. */
    record Tdb2() implements Engine {

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
                var query = QueryFactory.create(query(natural));
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
                            found[1] += number(row.get(last).getLiteralLexicalForm());
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
    }

    /** Addresses and numbers need no quotes. */
    private static void csv(RowSet rows, PrintStream out) {
        out.println(rows.getResultVars().stream().map(Var::getVarName).collect(Collectors.joining(",")));
        rows.forEachRemaining(row -> out.println(rows.getResultVars().stream()
                .map(row::get)
                .map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm())
                .collect(Collectors.joining(","))));
    }

    /** RDF4J, in memory. */
    record Rdf4j() implements Engine {

        /** Bodies up to which the files of {@code queries/derive} are run on it too. */
        private static final int MOST_TO_DERIVE = 100;

        @Override
        public String name() {
            return "RDF4J memory";
        }

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }

        @Override
        public Map<String, Result> run(Country country, Rooms rooms, int runs) throws Exception {
            var results = new LinkedHashMap<String, Result>();
            var repository = new SailRepository(new MemoryStore());
            var reference = SimpleValueFactory.getInstance().createIRI("urn:x-reference");
            try (var connection = repository.getConnection()) {
                double load = Timing.once(() -> {
                    connection.begin();
                    country.parse(new StreamRDFBase() {
                        @Override
                        public void quad(Quad quad) {
                            connection.add(
                                    (Resource) value(quad.getSubject()),
                                    (IRI) value(quad.getPredicate()),
                                    value(quad.getObject()),
                                    (Resource) value(quad.getGraph()));
                        }
                    });
                    rooms.graph("ontology").stream()
                            .filter(t ->
                                    t.getSubject().isURI() && !t.getObject().isBlank())
                            .forEach(t -> connection.add(
                                    (Resource) value(t.getSubject()),
                                    (IRI) value(t.getPredicate()),
                                    value(t.getObject()),
                                    reference));
                    connection.commit();
                });
                results.put("load", new Result(load, country.statements(), 0));
                for (var natural : Natural.ALL) {
                    var query = connection.prepareTupleQuery(query(natural));
                    var found = new double[2];
                    double millis = Timing.median(runs, () -> {
                        found[0] = 0;
                        found[1] = 0;
                        try (var rows = query.evaluate()) {
                            var last = rows.getBindingNames().getLast();
                            for (var row : rows) {
                                found[0]++;
                                found[1] += number(row.getValue(last).stringValue());
                            }
                        }
                    });
                    results.put(natural.name(), new Result(millis, (long) found[0], found[1]));
                }
                // What takes it a minute for a hundred bodies had not ended after seven for four hundred.
                if (country.bodies() <= MOST_TO_DERIVE) {
                    var derived = new long[1];
                    var derivation = new DeriveOnRdf4j(connection, reference);
                    double derive = Timing.once(() -> derived[0] = derivation.run(rooms));
                    results.put("derive", new Result(derive, derived[0], 0));
                }
                return results;
            } finally {
                repository.shutDown();
            }
        }

        private static Value value(org.apache.jena.graph.Node node) {
            var factory = SimpleValueFactory.getInstance();
            if (node.isURI()) {
                return factory.createIRI(node.getURI());
            }
            return node.getLiteralLanguage().isEmpty()
                    ? factory.createLiteral(
                            node.getLiteralLexicalForm(), factory.createIRI(node.getLiteralDatatypeURI()))
                    : factory.createLiteral(node.getLiteralLexicalForm(), node.getLiteralLanguage());
        }
    }

    /** An engine that is a package of Node, run by a script of {@code src/bench/node}. */
    record Node(String name, String module, String script, Path modules) implements Engine {

        @Override
        public Optional<String> missing() {
            return Files.isDirectory(modules.resolve("node_modules").resolve(module))
                    ? Optional.empty()
                    : Optional.of("not installed: npm install --prefix %s %s".formatted(modules, module));
        }

        @Override
        public Map<String, Result> run(Country country, Rooms rooms, int runs) throws Exception {
            var command = new ArrayList<String>();
            command.add("node");
            command.add("--max-old-space-size=8192");
            command.add(Path.of("src", "bench", "node", script).toString());
            if (module.equals("oxigraph")) {
                command.add(country.file().toString());
                command.add(ontology(country, rooms).toString());
            } else {
                command.add(country.folder("facts").toString());
            }
            command.add(QUERIES.toString());
            command.add(Integer.toString(runs));
            var errors = country.folder(module.replace('/', '-') + ".log");
            var builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment()
                    .put(
                            "NODE_PATH",
                            modules.resolve("node_modules").toAbsolutePath().toString());
            var process = builder.start();
            var results = new LinkedHashMap<String, Result>();
            for (var line : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                var cells = line.split("\t", -1);
                results.put(
                        cells[0],
                        new Result(
                                Double.parseDouble(cells[1]), Long.parseLong(cells[2]), Double.parseDouble(cells[3])));
            }
            process.waitFor(10, TimeUnit.SECONDS);
            if (!results.containsKey("memory")) {
                throw new IOException(name + " broke off; see " + errors);
            }
            return results;
        }

        private static Path ontology(Country country, Rooms rooms) throws IOException {
            var file = country.folder("ontology.nt");
            try (var out = Files.newOutputStream(file)) {
                RDFDataMgr.write(out, rooms.graph("ontology"), Lang.NTRIPLES);
            }
            return file;
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
