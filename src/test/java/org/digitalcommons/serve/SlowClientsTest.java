package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Limits;
import org.digitalcommons.limit.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At3: who sends or reads slowly holds up nobody else, and is cut off. */
@Tag("slow")
class SlowClientsTest {

    private static final String SLOW = "127.0.0.9";
    private static final String READER = "127.0.0.1";
    private static final int SLOW_ONES = 60;
    private static final String HEALTH = "GET /-/health HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static Commons commons;
    private static Server server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        commons = Fixture.EMPTY.open(folder.resolve("store"));
        var limits = Limits.standard()
                .with(Limit.HEADER_TIME, 1_000)
                .with(Limit.CONNECTIONS_PER_CLIENT, SLOW_ONES)
                .with(Limit.RATE, 20_000);
        server = Server.start(commons, "127.0.0.1", 0, Settings.of(limits));
    }

    @AfterAll
    static void stop() {
        server.close();
        commons.close();
    }

    @Test
    void slowBodiesHoldUpNobodyAndAreCutOff() {
        var head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
                + "Content-Length: 100000\r\n\r\nASK";
        everybodyElseIsServedWhile(attackers(head));
    }

    @Test
    void slowUploadsHoldUpNobodyAndAreCutOff() {
        var head = "POST /publish/try HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                + "Content-Length: 100000\r\n\r\n--b\r\n";
        everybodyElseIsServedWhile(attackers(head));
    }

    @Test
    void slowHeadersHoldUpNobodyAndAreCutOff() {
        everybodyElseIsServedWhile(attackers("GET / HTTP/1.1\r\nHost: local"));
    }

    @Test
    void slowHeadersOfASecondRequestAreCutOffToo() {
        try (var one = new Attacker(SLOW, server.port())) {
            one.send(HEALTH);
            assertThat(one.status()).contains("200");
            one.send("GET / HTTP/1.1\r\nHost: local");
            assertThat(one.rest()).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void whoAsksNothingForAWhileKeepsItsConnection() {
        try (var one = new Attacker(SLOW, server.port())) {
            one.send("HEAD" + HEALTH.substring(3));
            assertThat(one.head()).contains("200");
            pause(3_500);
            one.send("HEAD" + HEALTH.substring(3));
            assertThat(one.head()).contains("200");
        }
    }

    @Test
    void aSlowReaderIsCutOffBeforeTheEnd() {
        var row = "1 ".repeat(12);
        var query = "SELECT (CONCAT(%s) AS ?x) { VALUES ?n { %s} }"
                .formatted("'" + "x".repeat(2_000) + "', " + "STR(?n), ".repeat(2) + "''", row.repeat(700));
        try (var one = new Attacker(SLOW, server.port())) {
            one.send(
                    "POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/sparql-results+xml\r\n"
                            + "Content-Type: application/sparql-query\r\nContent-Length: %d\r\n\r\n%s"
                                    .formatted(query.length(), query));
            assertThat(one.status()).contains("200");
            pause(4_000);
            assertThat(one.rest().contains("</sparql>"))
                    .as("the end of the reply")
                    .isFalse();
        }
    }

    @Test
    void oneClientHasOnlySoManyConnectionsAndAnotherIsServed() {
        // Each is answered first: whoever is only connected may still wait in a queue of the server, not counted.
        var many = attackers(HEALTH);
        assertThat(many).allMatch(one -> one.status().contains("200"));
        try (var oneMore = new Attacker(SLOW, server.port())) {
            assertThat(oneMore.send(HEALTH).status()).isEmpty();
            readerIsServed();
        } finally {
            many.forEach(Attacker::close);
        }
    }

    private static List<Attacker> attackers(String head) {
        return IntStream.range(0, SLOW_ONES)
                .mapToObj(n -> new Attacker(SLOW, server.port()).send(head))
                .toList();
    }

    private static void everybodyElseIsServedWhile(List<Attacker> attackers) {
        try {
            readerIsServed();
            var replies = new ArrayList<String>();
            // A letter now and then, as if there were more to come.
            for (int round = 0; round < 30; round++) {
                attackers.forEach(one -> one.send("x"));
                pause(100);
            }
            attackers.forEach(one -> replies.add(one.status()));
            assertThat(replies).noneMatch(line -> line.contains("200"));
            readerIsServed();
        } finally {
            attackers.forEach(Attacker::close);
        }
    }

    private static void readerIsServed() {
        try (var reader = new Attacker(READER, server.port())) {
            reader.send("GET /-/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(reader.status()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
