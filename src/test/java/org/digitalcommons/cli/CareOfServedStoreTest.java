package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup}, {@code restore}, {@code compact} and {@code check}, of a store that a server holds; At8. */
@Tag("slow")
class CareOfServedStoreTest {

    @TempDir
    private Path folder;

    private Path store;
    private Commons commons;
    private Server server;

    @BeforeEach
    void open() {
        store = folder.resolve("store");
        commons = Fixture.PIONEER_GROUP.open(store);
        server = Server.start(commons, "127.0.0.1", 0);
        Remote.hold(store, server.address());
    }

    @AfterEach
    void close() {
        server.close();
        commons.close();
    }

    private static CommandLineRun run(Path store, String... words) throws IOException {
        return CommandLineRun.at(store, words);
    }

    @Test
    void whoMayReadTheFolderOfTheStoreTakesCareOfItThroughTheServer() throws IOException {
        var check = run(store, "check");
        assertThat(check.out()).contains("The store is sound.");
        assertThat(check.code()).isZero();

        var compact = run(store, "compact");
        assertThat(compact.out()).contains("The database took", "and takes");
        assertThat(compact.code()).isZero();

        var file = folder.resolve("backup.zip");
        var backup = run(store, "backup", file.toString());
        assertThat(backup.out()).contains("statements in", "past versions");
        assertThat(backup.code()).isZero();
        assertThat(file.resolveSibling("backup.zip.part")).doesNotExist();

        var restored = folder.resolve("restored");
        assertThat(run(restored, "restore", file.toString()).out()).isEqualTo(backup.out());
        assertThat(run(restored, "check").out()).contains("The store is sound.");
        assertThat(run(restored, "restore", file.toString()).code()).isEqualTo(Main.OBSTACLE);
    }

    @Test
    void aStoreThatIsNotSoundIsSaidToBeAndEndsWithOne() throws IOException {
        Files.createDirectories(store.resolve("history").resolve("0123456789abcdef"));
        Files.writeString(
                store.resolve("history").resolve("0123456789abcdef").resolve("1_unknown_2027-01-01T000000Z.nq.gz"), "");
        var check = run(store, "check");
        assertThat(check.out()).contains("BAD   1 files of the history are damaged", "NOT sound");
        assertThat(check.code()).isEqualTo(Main.REJECTED);
    }

    @Test
    void theTokenOfAnOperatorOpensThisAndThatOfAPublisherDoesNot() throws IOException, InterruptedException {
        var tokens = Rights.in(store).tokens();
        var operator = Files.writeString(
                folder.resolve("operator"),
                tokens.create("commons", Role.OPERATOR, Optional.empty()).secret());
        var publisher = Files.writeString(
                folder.resolve("publisher"),
                tokens.create("brookmere", Role.PUBLISHER, Optional.empty()).secret());
        assertThat(run(folder, "check", "--to", server.address(), "--token-file", operator.toString())
                        .out())
                .contains("The store is sound.");
        var refused = run(folder, "check", "--to", server.address(), "--token-file", publisher.toString());
        assertThat(refused.err()).contains("status 403", "the token of an operator");
        assertThat(refused.code()).isEqualTo(Main.OBSTACLE);

        try (var client = HttpClient.newHttpClient()) {
            var bare = HttpRequest.newBuilder(URI.create(server.address() + "-/backup"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(client.send(bare, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void theKeyGoesWithTheServer() {
        assertThat(store.resolve("server.key")).exists();
        server.close();
        assertThat(store.resolve("server.key")).doesNotExist();
    }
}
