package org.digitalcommons.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.Elsewhere;
import org.digitalcommons.pull.HarvestFolder;
import org.digitalcommons.rights.Rights;
import org.junit.jupiter.api.Test;

/** What nobody is asked for: what the operator does not allow, and what a token that is over registered. */
class NotFetchedTest extends HarvestCase {

    @Test
    void whatIsNotAllowedIsNotAsked() throws IOException {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        register(PATH, Optional.empty());
        for (var list : List.of(
                elsewhere.at("/other/") + " private",
                elsewhere.at("/ope") + " private",
                "127.0.0.1",
                elsewhere.at("/open/").replace("http:", "https:") + " private",
                elsewhere.at("localhost", "/open/") + " private")) {
            allow(list);
            var refused = runs(START, true).getFirst();
            assertThat(refused.state().status()).as(list).isEqualTo(403);
            assertThat(refused.state().sentence()).as(list).contains("not on the operator's list");
        }
        Files.delete(HarvestFolder.in(folder).allowList());
        assertThat(runs(START, true)).as("without a list nothing is tried").isEmpty();
        assertThat(elsewhere.asked()).isEmpty();
        assertThat(attempts()).hasSize(5).allMatch(line -> line.contains("\"status\":403"));
    }

    @Test
    void aPrivateAddressIsNotAsked() throws IOException {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254")) {
            allow(elsewhere.at(host, "/"));
            var feed = register(elsewhere.at(host, PATH), Optional.empty());
            var refused = run(START);
            assertThat(refused.state().status()).as(host).isEqualTo(403);
            assertThat(refused.state().sentence()).as(host).contains("private or reserved");
            HarvestFolder.in(folder).remove(feed.id());
        }
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void anAnswerDoesNotLeadWhereNothingIsFetchedFrom() throws IOException {
        try (var inside = new Elsewhere()) {
            inside.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
            allow(elsewhere.at("/open/") + " private\n" + inside.at("localhost", "/") + "\n169.254.169.254\n");
            register(PATH, Optional.empty());
            assertSentOn(inside.at("localhost", PATH), 403, "private or reserved");
            assertSentOn("https://169.254.169.254/latest", 403, "private or reserved");
            assertSentOn(inside.at(PATH), 403, "not on the operator's list");
            assertSentOn("/closed/services-2024-25.ttl", 403, "not on the operator's list");
            assertSentOn("/open/%2e%2e/closed", 400, "hidden or empty steps");
            assertSentOn("file:///etc/passwd", 400, "not a web address");
            assertSentOn(PATH, 502, "more than 3 times");
            assertThat(inside.asked()).isEmpty();

            allow(elsewhere.at("/open/") + " private\n" + inside.at("localhost", "/") + " private");
            elsewhere.replies(Elsewhere.with(302, new byte[0], "Location", inside.at("localhost", PATH)));
            assertThat(runs(START, true).getFirst().state().status()).isEqualTo(201);
            assertThat(inside.asked()).hasSize(1);
        }
    }

    @Test
    void aTokenThatIsTakenBackTakesItsAddressesAlong() throws IOException {
        register(PATH, Optional.empty());
        Rights.in(folder).tokens().revoke(token);
        assertThat(run(START).state().sentence()).contains("does not hold any more");
        assertThat(elsewhere.asked()).isEmpty();
    }
}
