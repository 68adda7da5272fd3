package org.digitalcommons.drill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.digitalcommons.Commons;
import org.digitalcommons.care.Care;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.rights.ServerKey;
import org.digitalcommons.store.DiskFolders;
import org.digitalcommons.store.Version;
import org.digitalcommons.store.VersionList;

/**
 * Loads a server of a copy of a store with readers, publishers and attackers at once, and looks whether all was served,
 * nothing grew that does not stop growing, and everything that was acknowledged is there. For one thread.
 */
public final class SoakDrill {

    /** Who reads pages, answers and queries, in turn. */
    private static final List<String> PAGES =
            List.of("/", "/bodies", "/clusters", "/comparisons", "/index", "/publishers", "/history", "/concept");

    private static final List<String> QUESTIONS = List.of(
            "/ask",
            "/ask/bodies?format=json",
            "/ask/names-and-codes?format=csv",
            "/ask/peer-groups",
            "/ask/nearest-peers");

    private static final List<String> QUERIES = List.of(
            "SELECT (COUNT(*) AS ?n) { ?body a ?class }",
            "SELECT ?s ?o { ?s a ?o } LIMIT 100",
            "ASK { ?s ?p \"Ashford\" }");

    private static final String READER = "127.0.0.1";

    /** How much of a line of the log is told. */
    private static final int LOGGED = 1_000;

    private final SoakPlan plan;
    private final Rooms rooms;
    private final List<SoakPublisher> publishers = new ArrayList<>();
    private final Map<String, Load> loads = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    /** A drill by a plan. */
    public SoakDrill(SoakPlan plan, Rooms rooms) {
        this.plan = plan;
        this.rooms = rooms;
        List.of("pages", "questions", "queries", "publishers", "attackers").forEach(who -> loads.put(who, new Load()));
    }

    /**
     * Does it.
     *
     * @param store the folder of a store that no process holds; empty for a new store without publications
     */
    public SoakReport run(Optional<Path> store) throws IOException, InterruptedException {
        var logs = Files.createTempDirectory("commons-drill-logs");
        try (var server = ServedCopy.start(store, List.of("--logs=" + logs), this::prepare)) {
            publishers.forEach(publisher -> publisher.publish(server.address(), new Load()));
            operate(server, "compact");
            var start = SoakMeasures.of(server);
            long begun = System.nanoTime();
            load(server.address(), plan.time().dividedBy(2));
            var middle = SoakMeasures.of(server);
            load(server.address(), plan.time().dividedBy(2));
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            var end = SoakMeasures.of(server);
            operate(server, "compact");
            var compacted = SoakMeasures.of(server);
            if (!server.isAlive()) {
                wrong.add("The server ended during the load.");
            } else if (!server.stop()) {
                wrong.add("The server did not end when it was told to.");
            }
            long found = found(server.folder());
            wrong.addAll(errors(logs));
            var report = new SoakReport(
                    loads, seconds, start, middle, end, compacted, acknowledged(), found, List.copyOf(wrong));
            return SoakVerdict.of(report);
        } finally {
            DiskFolders.delete(logs);
        }
    }

    /** What the server called errors. */
    private static List<String> errors(Path logs) throws IOException {
        try (var lines = Files.lines(logs.resolve("commons.jsonl"))) {
            return lines.filter(line -> line.contains("\"level\":\"ERROR\""))
                    .map(line -> "Logged: " + line.substring(0, Math.min(LOGGED, line.length())))
                    .limit(20)
                    .toList();
        }
    }

    private void prepare(Path store) {
        IntStream.range(0, plan.publishers()).forEach(n -> publishers.add(SoakPublisher.in(store, n)));
    }

    private static void operate(ServedCopy server, String what) {
        var key = ServerKey.of(server.folder()).orElse("");
        Stranger.reply(
                READER,
                server.address(),
                Stranger.post("/-/" + what, "text/plain", "", "Authorization: Bearer " + key));
    }

    private Load load(String who) {
        return Objects.requireNonNull(loads.get(who));
    }

    private void load(URI server, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            publishers.forEach(publisher -> threads.submit(() -> {
                while (System.nanoTime() < end) {
                    publisher.publish(server, load("publishers"));
                    Thread.sleep(plan.pause());
                }
                return publisher;
            }));
            IntStream.range(0, plan.attackers())
                    .forEach(n -> threads.submit(() -> {
                        attack(server, n, end);
                        return n;
                    }));
            read(server, end, threads);
        }
    }

    /** Readers come at a rate; whoever waits for an answer before it asks again does not see how long others wait. */
    private void read(URI server, long end, ExecutorService threads) throws InterruptedException {
        long step = TimeUnit.SECONDS.toNanos(1) / plan.readers();
        int n = 0;
        for (long due = System.nanoTime(); due < end; due += step, n++) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            int turn = n / 3;
            long asked = due;
            switch (n % 3) {
                case 0 -> threads.submit(() -> ask(server, asked, "pages", Stranger.get(of(PAGES, turn))));
                case 1 -> threads.submit(() -> ask(server, asked, "questions", Stranger.get(of(QUESTIONS, turn))));
                default -> threads.submit(() -> ask(server, asked, "queries", Stranger.ask(of(QUERIES, turn))));
            }
        }
    }

    private static String of(List<String> list, int turn) {
        return list.get(turn % list.size());
    }

    private void ask(URI server, long due, String who, String request) {
        int status = Stranger.status(Stranger.reply(READER, server, request));
        load(who).note(status, Duration.ofNanos(System.nanoTime() - due));
    }

    private void attack(URI server, int number, long end) throws InterruptedException {
        var from = "127.0.3." + (number + 1);
        var attacks = new ArrayList<String>();
        HostileQueries.all().forEach(query -> attacks.add(Stranger.ask(query.text())));
        attacks.add(Stranger.post("/publish?publish=true", "multipart/form-data; boundary=x", "--x--\r\n"));
        attacks.add(Stranger.post("/sparql", "application/sparql-update", "DROP ALL"));
        attacks.add(Stranger.get("/data?graph=urn:x-arq:UnionGraph"));
        attacks.add(Stranger.get("/-/metrics", "Authorization: Bearer guessed"));
        for (int n = number * 7; System.nanoTime() < end; n++) {
            long begun = System.nanoTime();
            int status = Stranger.status(Stranger.reply(from, server, of(attacks, n)));
            load("attackers").note(status, Duration.ofNanos(System.nanoTime() - begun));
            Thread.sleep(Duration.ofMillis(500));
        }
    }

    private long acknowledged() {
        // The first version of each publisher is published before the load.
        return publishers.stream().mapToLong(SoakPublisher::acknowledged).sum();
    }

    /** How many of the acknowledged versions are there, in a store that no process holds. */
    private long found(Path store) {
        try (var commons = Commons.open(store, rooms)) {
            var report = new Care(commons).check();
            if (!report.isSound()) {
                wrong.add("The store is not sound: " + report.text());
            }
            var versions = commons.contents().versions();
            long found = 0;
            for (var publisher : publishers) {
                long there = VersionList.of(versions, publisher.code()).stream()
                        .mapToLong(Version::number)
                        .max()
                        .orElse(0);
                if (there > publisher.acknowledged() + publisher.unknown()) {
                    wrong.add("%s has %d versions, of which %d were acknowledged."
                            .formatted(publisher.code(), there, publisher.acknowledged()));
                }
                found += Math.min(there, publisher.acknowledged());
            }
            return found;
        }
    }
}
