package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.Granted;
import org.digitalcommons.care.Care;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that may not be written in: one sentence says so, readers go on, and nothing is lost; At10. */
@Tag("slow")
class ReadOnlyStoreTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    /** Takes the right to write from everybody, root included where the file system can, or gives it back. */
    private void lock(boolean isLocked) throws IOException, InterruptedException {
        if (isLocked) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        try {
            new ProcessBuilder(List.of("chattr", isLocked ? "+i" : "-i", folder.toString()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException missing) {
            // The permissions are enough for everybody but root.
        }
        if (!isLocked) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @AfterEach
    void unlock() throws IOException, InterruptedException {
        lock(false);
    }

    private HttpResponse<String> publish(Server server, String token) throws IOException, InterruptedException {
        var body = "--x\r\nContent-Disposition: form-data; name=\"period\"\r\n\r\n2018-09-10\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"taxbase.csv\"\r\n\r\n"
                + "E-code,Authority,Dwellings on the valuation list\nE2236,Ashford,54353\n\r\n--x--\r\n";
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.address() + "publish?publish=true"))
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aServedStoreThatBecomesReadOnlyRefusesInOneSentenceAndGoesOnWhenItMayBeWritten() throws Exception {
        try (var commons = Fixture.EMPTY.open(folder);
                var server = Server.start(commons, "127.0.0.1", 0)) {
            Granted.anyBody(folder, "test");
            var token = Rights.in(folder)
                    .tokens()
                    .create("test", Role.PUBLISHER, Optional.empty())
                    .secret();
            lock(true);
            assumeThat(Files.isWritable(folder)).isFalse();
            var refused = publish(server, token);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.body()).doesNotContain(folder.toString(), "Exception");
            assertThat(commons.contents().publications()).isEmpty();
            var page = HttpRequest.newBuilder(URI.create(server.address() + "bodies"));
            assertThat(CLIENT.send(page.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            lock(false);
            assertThat(publish(server, token).statusCode()).isEqualTo(201);
            assertThat(commons.contents().publications()).hasSize(1);
        }
    }

    @Test
    void aStoreThatMayNotBeWrittenIsNotOpenedAndSaysWhy() throws Exception {
        Fixture.EMPTY.copy(folder);
        lock(true);
        assumeThat(Files.isWritable(folder)).isFalse();
        assertThatThrownBy(() -> Commons.open(folder, DefaultStore.ROOMS))
                .isInstanceOfSatisfying(
                        CommonsException.class, e -> assertThat(e.code()).isEqualTo(Code.STORE_READ_ONLY))
                .hasMessageContaining("Give yourself the right to write there");
        lock(false);
        try (var commons = Commons.open(folder, DefaultStore.ROOMS)) {
            assertThat(new Care(commons).check().isSound()).isTrue();
        }
    }
}
