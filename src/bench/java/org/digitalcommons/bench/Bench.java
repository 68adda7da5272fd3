package org.digitalcommons.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.QueryHeader;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.validate.Verdict;
import org.digitalcommons.vocab.Term;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code commons bench}: measures in one run, and prints tables. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures this program over sizes of a synthetic country, and other engines beside it.")
final class Bench implements Callable<Integer> {

    /** What can be measured. */
    enum Part {
        load,
        derive,
        validate,
        publish,
        questions,
        start,
        peers
    }

    /** More rows than somebody reads on a page. */
    private static final int LONG_ANSWER = 1_000;

    /** The body that is published, changed and withdrawn; of middling size, and the same at every size of country. */
    private static final int ONE = 5;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "What to measure; all when none is named: ${COMPLETION-CANDIDATES}.")
    private List<Part> parts = new ArrayList<>();

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "375,1500",
            paramLabel = "N",
            description = "How many bodies, in rising order (375,1500; add 6000 for the third size).")
    private List<Integer> sizes = List.of();

    @Option(names = "--runs", defaultValue = "5", paramLabel = "K", description = "The median of so many runs (5).")
    private int runs = 5;

    @Option(
            names = "--changes",
            defaultValue = "2",
            paramLabel = "K",
            description = "How often one body is changed (2).")
    private int changes = 2;

    @Option(
            names = "--limit",
            defaultValue = "20000",
            paramLabel = "MS",
            description = "Break off a question after this (20000).")
    private long limit = 20_000;

    @Option(names = "--seed", defaultValue = "1", description = "The seed of the country (1).")
    private long seed = 1;

    @Option(names = "--folder", defaultValue = "target/bench", description = "Where to work (target/bench).")
    private Path folder = Path.of("");

    @Option(names = "--rooms", defaultValue = ".", description = "The folder of the rooms.")
    private Path home = Path.of(".");

    private final PrintStream out =
            new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Table stages = new Table("Stages (ms)");
    private final Table memory = new Table("Memory (MB of heap at the peak, uncollected garbage included)");
    private final Table questions = new Table("Questions of queries/ask (ms, median)");
    private final Table rowsOf = new Table("Sizes");
    private long derivedStatements;
    private final Map<Integer, Table> peers = new LinkedHashMap<>();

    private Bench() {}

    /** Runs the benchmarks. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var rooms = Rooms.in(home);
        out.println("# Benchmarks, " + LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")));
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "JDK %s, %d processors, heap of at most %,d MB, load of the machine %.1f; median of %d runs. On a shared"
                        + " machine times are busy: only ratios of one run count.",
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage(),
                runs));
        // What was measured is told, also when a larger size breaks off or is broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(this::print));
        for (int size : sizes) {
            measure(rooms, size);
        }
        return 0;
    }

    private void print() {
        rowsOf.print(out, sizes, "", 0);
        stages.print(out, sizes, "", 0);
        memory.print(out, sizes, "", 0);
        if (is(Part.questions)) {
            questions.print(out, sizes, "", 50);
        }
        peers.forEach((size, table) -> table.print(out, List.of(size), "", 0));
    }

    private boolean is(Part part) {
        return parts.isEmpty() || parts.contains(part);
    }

    private void say(String what) {
        System.err.printf(Locale.ROOT, "%tT %s%n", LocalDateTime.now(), what);
    }

    private void measure(Rooms rooms, int size) throws Exception {
        say("writing a country of " + size);
        var country = Country.of(rooms, seed, folder.resolve(Integer.toString(size)), size);
        rowsOf.put("statements", size, country.statements());
        rowsOf.put("statements of the body that is changed", size, statements(country.body(ONE)));
        var ours = new LinkedHashMap<String, Double>();
        if (!parts.equals(List.of(Part.peers))) {
            own(rooms, country, ours);
        }
        if (is(Part.peers)) {
            peers(rooms, country, ours);
        }
    }

    private static long statements(Candidate candidate) {
        return candidate.graphs().values().stream().mapToLong(g -> g.size()).sum();
    }

    private void own(Rooms rooms, Country country, Map<String, Double> ours) throws Exception {
        int size = country.bodies();
        var store = country.folder("store");
        try (var commons = Commons.open(store, rooms)) {
            load(commons, country);
            if (is(Part.derive) || is(Part.publish) || is(Part.questions) || is(Part.peers) || is(Part.start)) {
                say("deriving everything");
                Timing.forgetPeak();
                double all = Timing.once(() -> Derivations.all(commons));
                stages.put("full derive", size, all);
                ours.put("derive", all);
                derivedStatements = commons.store().statements(Term.GRAPH + "derived/");
                memory.put("full derive", size, Timing.peak());
            }
            if (is(Part.validate)) {
                say("validating one publication");
                var one = country.body(ONE);
                stages.put("validate one publication", size, Timing.median(4 * runs, () -> commons.judge(one)));
            }
            if (is(Part.publish)) {
                publish(commons, country);
            }
            if (is(Part.questions) || is(Part.peers)) {
                ARQ.getContext().set(ARQ.queryTimeout, Long.toString(limit));
                ask(commons, size, ours);
                ARQ.getContext().unset(ARQ.queryTimeout);
            }
        }
        if (is(Part.start)) {
            start(store, size);
        }
    }

    private void load(Commons commons, Country country) throws Exception {
        int size = country.bodies();
        say("loading");
        double parse = Timing.once(() -> country.parse(StreamRDFLib.sinkNull()));
        Timing.forgetPeak();
        double load = Timing.once(() -> country.publications(
                graphs -> commons.store().publish(graphs.keySet().iterator().next(), new LinkedHashMap<>(graphs))));
        stages.put("parse the dump (RIOT, to nowhere)", size, parse);
        stages.put("load the dump, publication by publication", size, load);
        stages.put("load / parse (ratio)", size, load / parse);
        memory.put("load", size, Timing.peak());
    }

    /** One body says everything anew, as it was, and takes it back: each time stored and derived. */
    private void publish(Commons commons, Country country) throws Exception {
        int size = country.bodies();
        var times = new LinkedHashMap<String, List<Double>>();
        var before = country.body(ONE);
        var after = country.bodyAfterChange(ONE);
        for (int i = 0; i < changes; i++) {
            say("publishing one body");
            for (var candidate : List.of(after, before)) {
                double stored = Timing.once(() -> published(commons, candidate));
                double derived = Timing.once(() -> Derivations.changed(commons));
                note(times, "publish one body: validate and store", stored);
                note(times, "publish one body: derive", derived);
                note(times, "publish one body: all", stored + derived);
            }
            double withdrawn = Timing.once(() -> withdrawn(commons, before.publication()));
            double derived = Timing.once(() -> Derivations.changed(commons));
            note(times, "withdraw one body: all", withdrawn + derived);
            published(commons, before);
            Derivations.changed(commons);
        }
        times.forEach((what, all) -> stages.put(what, size, Timing.median(all)));
    }

    private static void note(Map<String, List<Double>> times, String what, double millis) {
        times.computeIfAbsent(what, w -> new ArrayList<>()).add(millis);
    }

    private static void published(Commons commons, Candidate candidate) {
        var outcome = commons.publish(candidate);
        if (!(outcome.verdict() instanceof Verdict.Accepted)) {
            throw new IllegalStateException(
                    "Refused: " + outcome.verdict().findings().getFirst());
        }
    }

    private static void withdrawn(Commons commons, Node publication) {
        if (!commons.withdraw(publication)) {
            throw new IllegalStateException(publication + " was not there");
        }
    }

    private void ask(Commons commons, int size, Map<String, Double> ours) throws Exception {
        var examples = examples(commons);
        Timing.forgetPeak();
        for (var question : commons.catalog().questions()) {
            if (!is(Part.questions)) {
                continue;
            }
            say("asking " + question.name());
            var parameters = new LinkedHashMap<String, String>();
            for (var parameter : question.header().parameters()) {
                example(parameter, examples).ifPresent(value -> parameters.put(parameter.name(), value));
            }
            questions.put(question.name(), size, asked(commons, question.name(), parameters));
            long rows = rows(commons, question.name(), parameters);
            if (rows > LONG_ANSWER) {
                questions.note("%s: %,d rows at %,d bodies".formatted(question.name(), rows, size));
                var narrower = narrower(question, examples);
                if (narrower.isPresent()) {
                    parameters.put(narrower.get(), examples.get(narrower.get()));
                    questions.put(
                            "%s, of one %s".formatted(question.name(), narrower.get()),
                            size,
                            asked(commons, question.name(), parameters));
                }
            }
        }
        memory.put("questions", size, Timing.peak());
        for (var natural : Natural.ALL) {
            ours.put(natural.name(), asked(commons, natural.ours(), natural.parameters()));
        }
    }

    /** By what an answer that is as long as the country can be narrowed. */
    private static Optional<String> narrower(Question question, Map<String, String> examples) {
        return question.header().parameters().stream()
                .filter(QueryHeader.Parameter::isOptional)
                .map(QueryHeader.Parameter::name)
                .filter(examples::containsKey)
                .min(Comparator.comparing("peerGroup"::equals));
    }

    private static long rows(Commons commons, String question, Map<String, String> parameters) {
        try {
            return commons.ask(question, parameters).rows().stream().count();
        } catch (QueryCancelledException late) {
            return 0;
        }
    }

    /** The median; a question that takes seconds is asked once, and one that takes longer than the limit is broken off. */
    private double asked(Commons commons, String question, Map<String, String> parameters) throws Exception {
        try {
            double first = Timing.once(() -> commons.ask(question, parameters));
            return first > 3_000 ? first : Timing.median(runs, () -> commons.ask(question, parameters));
        } catch (QueryCancelledException late) {
            questions.note("%s was broken off at %,d ms".formatted(question, limit));
            return limit;
        }
    }

    /** What a question is asked with: where its default names something real, something of the country. */
    private static Optional<String> example(QueryHeader.Parameter parameter, Map<String, String> examples) {
        if (parameter.isOptional()) {
            return Optional.empty();
        }
        // What holds for copies is asked of the cluster of a capability, and what holds for costs of one of a service
        // line.
        var name = parameter.fallback().contains("/cluster/capability-") ? "clusterOfCopies" : parameter.name();
        return Optional.ofNullable(examples.get(name));
    }

    private static Map<String, String> examples(Commons commons) {
        var examples = new LinkedHashMap<String, String>();
        examples.put("body", "https://w3id.org/digital-commons/id/body/synthetic-0005");
        examples.put("peerGroup", "synthetic-council");
        examples.put("component", "https://w3id.org/digital-commons/id/component/synthetic-common-accountancy");
        examples.put("publisher", "https://w3id.org/digital-commons/id/publisher/synthetic-0005");
        examples.put("service", "https://w3id.org/digital-commons/id/synthetic/0004/planted-service");
        examples.put("capability", "case-management");
        examples.put("peers", Term.ROOT + "/concept/capability/case-management");
        examples.put("type", "street-trading-licence");
        examples.put("function", "communications");
        examples.put("measure", "unit-cost-ratio");
        examples.put("clusterOfCopies", Term.ID + "cluster/capability-case-management");
        first(commons, "clusters", "cluster").ifPresent(cluster -> examples.put("cluster", cluster));
        first(commons, "same-capability", "receipt").ifPresent(number -> examples.put("number", number));
        return examples;
    }

    private static Optional<String> first(Commons commons, String question, String column) {
        try {
            return commons.ask(question, Map.of()).rows().stream()
                    .map(row -> row.get(Var.alloc(column)))
                    .filter(node -> node != null && node.isURI())
                    .map(Node::getURI)
                    .findFirst();
        } catch (QueryCancelledException late) {
            return Optional.empty();
        }
    }

    /** From the start of the process to its first answer, on a store that is there. */
    private void start(Path store, int size) throws Exception {
        var program = home.resolve("commons").toAbsolutePath().normalize();
        if (!Files.isDirectory(home.resolve("target/lib"))) {
            stages.note(
                    "start of a server: not measured, because the program is not packaged: mvn -DskipTests package");
            return;
        }
        say("starting a server");
        var times = new ArrayList<Double>();
        for (int i = 0; i <= Math.min(3, runs); i++) {
            int port = free();
            var log = folder.resolve("serve.log").toFile();
            long begun = System.nanoTime();
            var server = new ProcessBuilder(
                            program.toString(),
                            "serve",
                            "--empty",
                            "--port",
                            Integer.toString(port),
                            "--store",
                            store.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            try {
                awaitAnswer(port, server);
                if (i > 0) {
                    times.add((System.nanoTime() - begun) / 1e6);
                }
            } finally {
                server.destroy();
                server.waitFor(20, TimeUnit.SECONDS);
            }
        }
        stages.put("start a server on the store, to its first answer", size, Timing.median(times));
    }

    private static void awaitAnswer(int port, Process server) throws Exception {
        var address = URI.create("http://127.0.0.1:" + port + "/ask?format=json");
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 6_000 && server.isAlive(); i++) {
                try {
                    var request = HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(30))
                            .build();
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            < 500) {
                        return;
                    }
                } catch (IOException notYet) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            }
        }
        throw new IllegalStateException("The server did not answer; see serve.log");
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void peers(Rooms rooms, Country country, Map<String, Double> ours) throws Exception {
        int size = country.bodies();
        var modules = folder.resolve("node");
        var engines = List.of(
                new Engine.Tdb2(),
                new Engine.Rdf4j(),
                new Virtuoso(),
                new Engine.Node("Oxigraph (WASM)", "oxigraph", "oxigraph.js", modules),
                new Engine.Node("DuckDB, ready tables", "@duckdb/node-api", "duckdb.js", modules));
        var table = new Table("Natural forms on other engines at %,d bodies (ms, median)".formatted(size));
        peers.put(size, table);
        var results = new LinkedHashMap<String, Map<String, Result>>();
        for (var engine : engines) {
            var missing = engine.missing();
            if (missing.isPresent()) {
                table.note(engine.name() + ": " + missing.get());
                continue;
            }
            say("asking " + engine.name());
            try {
                results.put(engine.name(), engine.run(country, rooms, runs));
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
            agreement(table, name, results);
        }
        results.forEach((engine, all) -> Optional.ofNullable(all.get("memory"))
                .ifPresent(memory -> table.put("memory of the process in MB: " + engine, size, memory.millis())));
        Natural.ALL.forEach(
                natural -> table.note("%s is set beside the question %s".formatted(natural.name(), natural.ours())));
    }

    private void agreement(Table table, String name, Map<String, Map<String, Result>> results) {
        if (name.equals("load")) {
            return;
        }
        if (name.equals("derive")) {
            results.forEach((engine, all) -> Optional.ofNullable(all.get(name))
                    .ifPresent(result -> table.note(String.format(
                            Locale.ROOT,
                            "derive: %s writes %,d statements, we hold %,d",
                            engine,
                            result.rows(),
                            derivedStatements))));
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
