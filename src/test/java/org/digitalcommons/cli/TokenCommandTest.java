package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.digitalcommons.CommandLineRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens on the command line, beside a server that runs: told once, in force at once, and never written down. */
@Tag("slow")
class TokenCommandTest {

    private static final String OWN = "https://w3id.org/digital-commons/graph/published/brookmere/services/2024-25";

    @TempDir
    private Path folder;

    @Test
    void aTokenIsToldOnceAndListedWithoutItsSecret() throws IOException {
        var created =
                commons("token", "create", "--publisher", "brookmere", "--role", "deputy", "--expires", "2099-12-31");
        assertThat(created.code()).as(created.err()).isZero();
        assertThat(created.out()).matches("dc_[A-Za-z0-9_-]{43}\\R");
        assertThat(created.err()).matches("This is token [0-9a-f]{10}\\. Keep it where passwords are kept: .*\\R");
        var id = created.err().replaceAll("(?s)^This is token ([0-9a-f]+).*$", "$1");

        var listed = commons("token", "list");
        assertThat(listed.out().lines().toList().getFirst()).matches("id +publisher +role +created +expires +revoked");
        assertThat(listed.out().lines().toList().getLast())
                .matches(id + " +brookmere +deputy +\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z +2099-12-31 +-");
        assertThat(listed.out())
                .doesNotContain(created.out().strip(), hash(created.out().strip()));

        var revoked = commons("token", "revoke", id);
        assertThat(revoked.code()).isZero();
        assertThat(revoked.err()).isEqualToIgnoringNewLines("Token " + id + " of brookmere is revoked.");
        assertThat(commons("token", "list").out().lines().toList().getLast())
                .matches(id + " .* 2099-12-31 +\\d{4}-.*Z");
    }

    @Test
    void aWrongCommandLineIsMisuse() throws IOException {
        assertMisuse("Say what to do with tokens: create, list or revoke.", "token");
        assertMisuse("Missing required option: '--publisher=CODE'", "token", "create");
        assertMisuse("a/b is not the code of a publisher.", "token", "create", "--publisher", "a/b");
        assertMisuse(
                "There is no role king. There are: publisher", "token", "create", "--publisher", "a", "--role", "king");
        assertMisuse("soon is not a day.", "token", "create", "--publisher", "a", "--expires", "soon");
        assertMisuse("2001-01-01 is over.", "token", "create", "--publisher", "a", "--expires", "2001-01-01");
        assertMisuse("There is no token nonsense.", "token", "revoke", "nonsense");
        assertThat(commons("token", "list").out().lines()).hasSize(1);
    }

    private void assertMisuse(String sentence, String... words) throws IOException {
        var run = commons(words);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    /** What is made while the server runs works at once, and afterwards nobody finds a token or its hash in what is left. */
    @Test
    void aRunningServerFollowsAndTellsNobody() throws IOException, InterruptedException {
        var log = folder.resolve("server.log");
        var store = folder.resolve("store");
        var server = serve(store, log);
        String token;
        try {
            var address = address(store, server);
            token = commons("token", "create", "--publisher", "brookmere").out().strip();
            assertThat(put(address, token)).isEqualTo(422);
            assertThat(put(address, token + "x")).isEqualTo(401);
            var id = commons("token", "list").out().lines().toList().getLast().split(" ")[0];
            assertThat(commons("token", "revoke", id).code()).isZero();
            assertThat(put(address, token)).isEqualTo(401);
        } finally {
            server.destroy();
            assertThat(server.waitFor(5, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(Files.readAllLines(store.resolve("rights").resolve("attempts.jsonl")))
                .extracting(line -> line.replaceAll("^.*\"status\":(\\d+).*$", "$1"))
                .containsExactly("422", "401", "401");
        var secret = token.substring(3);
        for (var file : files()) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(text).as(file.toString()).doesNotContain(secret);
            if (!file.endsWith("tokens.tsv")) {
                assertThat(text).as(file.toString()).doesNotContain(hash(token)).doesNotContain("127.0.0.1");
            }
        }
        assertThat(Files.readString(log)).contains("Digital Commons is at");
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static int put(String address, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(address + "data?graph=" + URLEncoder.encode(OWN, StandardCharsets.UTF_8)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/turtle")
                .PUT(BodyPublishers.ofString("<> <http://purl.org/dc/terms/title> \"No licence\" ."));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }

    private static String address(Path store, Process server) throws IOException, InterruptedException {
        var file = store.resolve("server.address");
        for (int i = 0; i < 3_000 && server.isAlive() && !(Files.exists(file) && Files.size(file) > 0); i++) {
            Thread.sleep(100);
        }
        return Files.readString(file).strip();
    }

    private static Process serve(Path store, Path log) throws IOException {
        var line = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.digitalcommons.cli.Main",
                "serve",
                "--empty",
                "--port",
                "0",
                "--store",
                store.toString()));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private CommandLineRun commons(String... words) throws IOException {
        return CommandLineRun.at(folder.resolve("store"), words);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
