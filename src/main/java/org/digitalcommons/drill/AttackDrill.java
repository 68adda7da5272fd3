package org.digitalcommons.drill;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Attacks a server by everything in the catalogue of {@code docs/operate/threats.md} that a stranger can send, one by one. */
public final class AttackDrill {

    private static final String ATTACKER = "127.0.0.66";
    private static final int CLIENTS = 50;

    /** Between two queries of one client; whoever sends more requests than that is turned away by another limit. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServedCopy server;
    private final URI address;
    private final Duration queryTime;
    private final Consumer<Strike> told;
    private final List<Strike> attempts = new ArrayList<>();

    /**
     * One line of the table.
     *
     * @param threat what is feared
     * @param tried what was sent
     * @param outcome what came of it
     * @param held whether that is as it should be
     */
    public record Strike(String threat, String tried, String outcome, boolean held) {}

    /**
     * A drill against a server.
     *
     * @param queryTime the time of one query there
     * @param told is told of each attempt as it is done
     */
    public AttackDrill(ServedCopy server, Duration queryTime, Consumer<Strike> told) {
        this.server = server;
        this.address = server.address();
        this.queryTime = queryTime;
        this.told = told;
    }

    /** Tries everything, with readers beside the crowd of slow queries for so many seconds; whether all held. */
    public boolean run(int seconds) throws IOException, InterruptedException {
        HostileQueries.all().forEach(this::query);
        requests();
        slow(
                "bodies sent slowly",
                "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
                        + "Content-Length: 99999\r\n\r\nA");
        slow("headers sent slowly", "GET / HTTP/1.1\r\nHost: a");
        crowd(seconds);
        note(
                "death",
                "all of the above, with 1 GB of memory",
                server.isAlive() ? "the process lives" : "ended",
                alive());
        return attempts.stream().allMatch(Strike::held);
    }

    private void query(HostileQueries.HostileQuery query) {
        long begun = System.nanoTime();
        int status = Stranger.status(Stranger.reply(ATTACKER, address, Stranger.ask(query.text())));
        var took = Duration.ofNanos(System.nanoTime() - begun);
        note(
                "a hostile query",
                query.name(),
                "%d after %.1f s".formatted(status, took.toMillis() / 1000.0),
                (query.fate().covers(status) || status == 503)
                        && took.compareTo(queryTime.plusSeconds(1)) <= 0
                        && alive());
    }

    private void requests() {
        for (var graph : List.of("urn:x-arq:UnionGraph", "urn:x-arq:DefaultGraph", "urn:x-arq:DefaultGraphNode")) {
            expect("graph confusion", graph, Stranger.get("/data?graph=" + graph), 400);
        }
        expect(
                "outgoing requests",
                "SERVICE",
                Stranger.ask("SELECT * { SERVICE <http://[::1]:9/> { ?s ?p ?o } }"),
                400);
        expect("outgoing requests", "FROM a file", Stranger.ask("ASK FROM <file:///etc/hostname> {}"), 400);
        expect("outgoing requests", "FROM a decimal address", Stranger.ask("ASK FROM <http://2130706433/> {}"), 400);
        expect("code", "java: function", Stranger.ask("SELECT (<java:java.lang.System>(1) AS ?x) {}"), 400);
        expect("writing", "an update", Stranger.post("/sparql", "application/sparql-update", "DROP ALL"), 415);
        expect("negotiation", "a format at q=0 alone", Stranger.get("/bodies", "Accept: text/csv;q=0"), 406);
        expect(
                "upload bombs",
                "a compressed body",
                Stranger.post("/sparql", "application/sparql-query", "x", "Content-Encoding: gzip"),
                415);
        for (var path : List.of("/", "/sparql", "/data", "/nothing", "/publish", "/reconcile", "/-/health")) {
            var reply = Stranger.reply(ATTACKER, address, Stranger.get(path, "X: y"));
            note("scripts", "policy at " + path, "", reply.contains("Content-Security-Policy: default-src 'none'"));
        }
        var poisoned = "GET /sparql?format=ttl HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
        var named = Stranger.reply(ATTACKER, address, poisoned);
        note(
                "cache poisoning",
                "Host: evil.example",
                "",
                Stranger.status(named) == 200 && !named.contains("evil.example"));
        literals();
        guesses(
                "/publish",
                Stranger.post("/publish", "multipart/form-data; boundary=b", "", "Authorization: Bearer x"));
        guesses(
                "/data",
                "DELETE /data?graph=urn:x HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer x\r\n\r\n");
        long many = IntStream.range(0, 2_000)
                .filter(n -> Stranger.status(Stranger.reply(
                                "127.0.1." + n % 200,
                                address,
                                Stranger.get("/", "Accept: text/html, text/x" + n + ";a=" + "y".repeat(7_000))))
                        == 200)
                .count();
        note("a full cache", "2,000 long Accept headers", many + " served", alive());
    }

    private void literals() {
        var text = "<urn:a> <urn:b> " + "9".repeat(3_000_000) + " .";
        var part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.ttl\"\r\n\r\n" + text
                + "\r\n--b--\r\n";
        long begun = System.nanoTime();
        int status = Stranger.status(Stranger.reply(
                ATTACKER,
                address,
                Stranger.post("/publish/try", "multipart/form-data; boundary=b", part, "Accept: application/json")));
        var seconds = (System.nanoTime() - begun) / 1_000_000_000;
        note(
                "long literals",
                "3,000,000 digits",
                "%d after %d s".formatted(status, seconds),
                status / 100 == 4 && alive());
    }

    private void guesses(String door, String request) {
        var statuses = IntStream.range(0, 130)
                .map(n -> Stranger.status(Stranger.reply(ATTACKER, address, request)))
                .distinct()
                .sorted()
                .boxed()
                .toList();
        note(
                "guessed tokens",
                "130 at " + door,
                statuses.toString(),
                statuses.contains(429) && !statuses.contains(200));
    }

    private void slow(String tried, String head) throws IOException {
        var strangers = new ArrayList<Stranger>();
        try {
            for (int i = 0; i < 500; i++) {
                try {
                    var one = new Stranger("127.0.2." + i % 20, address);
                    strangers.add(one);
                    one.send(head);
                } catch (IOException refused) {
                    // One of those that are too many.
                }
            }
            int status = Stranger.status(Stranger.reply("127.0.0.1", address, Stranger.get("/")));
            note("slow clients", "500 " + tried, "a reader: " + status, status == 200);
        } finally {
            for (var one : strangers) {
                one.close();
            }
        }
    }

    /** Readers alone, and beside a crowd of clients whose queries take all the time there is. */
    private void crowd(int seconds) throws InterruptedException {
        Readers.read(address, 5);
        var alone = Readers.read(address, seconds);
        var query = Stranger.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
        long end = System.nanoTime() + Duration.ofSeconds(seconds + 5L).toNanos();
        for (int i = 0; i < CLIENTS; i++) {
            var from = "127.0.3." + (i + 1);
            Thread.ofPlatform().daemon().start(() -> {
                while (System.nanoTime() < end) {
                    Stranger.reply(from, address, query);
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            });
        }
        Thread.sleep(Duration.ofSeconds(2));
        var beside = Readers.read(address, seconds);
        var most = Math.max(100, alone.p95().toMillis() * 3 / 2);
        note("starving readers", "readers alone", alone.toString(), alone.failed() == 0);
        note(
                "starving readers",
                "%d clients of endless queries".formatted(CLIENTS),
                beside + ", at most %d ms".formatted(most),
                beside.failed() == 0 && beside.p95().toMillis() <= most);
    }

    private void expect(String threat, String tried, String request, int status) {
        int was = Stranger.status(Stranger.reply(ATTACKER, address, request));
        note(threat, tried, Integer.toString(was), was == status);
    }

    private boolean alive() {
        return server.isAlive();
    }

    private void note(String threat, String tried, String outcome, boolean held) {
        var attempt = new Strike(threat, tried, outcome, held);
        attempts.add(attempt);
        told.accept(attempt);
    }
}
