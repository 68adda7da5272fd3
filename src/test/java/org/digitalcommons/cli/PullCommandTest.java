package org.digitalcommons.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Elsewhere;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses are registered on the command line by the token of their publisher, and fetched from where the operator allows. */
@Tag("slow")
class PullCommandTest {

    private static final Path SOURCE = Path.of("data", "source", "taxbase-2018-09-10");

    @TempDir
    private Path folder;

    @Test
    void aRegisteredAddressIsFetchedAndPublished() throws IOException {
        try (var elsewhere = new Elsewhere()) {
            Path file;
            try (var files = Files.list(SOURCE)) {
                file = files.filter(f -> f.toString().endsWith(".csv"))
                        .sorted()
                        .findFirst()
                        .orElseThrow();
            }
            elsewhere.replies(Elsewhere.with(200, Files.readAllBytes(file), "ETag", "\"a\""));
            var url = elsewhere.at("/open/" + file.getFileName());
            var token = token("ministry", "publisher");

            var refused = pull("add", url, "--publisher", "ministry", "--token-file", token);
            assertThat(refused.err()).contains("is not on the operator's list").contains("allowed.txt");
            assertThat(refused.code()).isEqualTo(3);
            var nothing = pull("run");
            assertThat(nothing.err()).startsWith("Nothing is fetched:").contains("allows nothing");

            allow(elsewhere.at("/open/") + " private");
            assertRefused("The token is one of ministry, not of other.", url, "other", token);
            assertRefused("The token is one of a deputy.", url, "ministry", token("ministry", "deputy"));
            assertRefused("The token is not one of this store.", url, "ministry", file("wrong", "dc_wrong"));
            assertMisuse("There is no source tea.\nDid you mean ", url, token, "--source", "tea");
            assertMisuse("PT1M is not a frequency of an hour or more.", url, token, "--every", "PT1M");
            assertMisuse("The address holds a name or a password.", "https://a:b@example.org/", token);

            var added = pull(
                    "add",
                    url,
                    "--publisher",
                    "ministry",
                    "--token-file",
                    token,
                    "--source",
                    "taxbase",
                    "--every",
                    "annual");
            assertThat(added.code()).as(added.err()).isZero();
            assertThat(added.out()).matches("[0-9a-f]{10}\\R");
            var id = added.out().strip();
            assertThat(elsewhere.asked()).as("registering asks nobody").isEmpty();
            assertThat(pull("list").out().lines().toList().getLast())
                    .matches(id + " +ministry +P1Y +- +- +- +\\Q" + url + "\\E");

            var run = pull("run");
            assertThat(run.err()).contains("ministry %s: Published.".formatted(url));
            assertThat(run.code()).isZero();
            assertThat(pull("run").err()).isEqualToIgnoringNewLines("Nothing is due.");
            assertThat(elsewhere.asked()).hasSize(1);
            assertThat(pull("list").out().lines().toList().getLast())
                    .matches(id + " +ministry +P1Y +20.*Z +20.*Z +201 .*");

            elsewhere.replies(Elsewhere.with(200, "no,tax,base\n1,2,3\n".getBytes(UTF_8)));
            var rejected = pull("run", "--all", "--publisher", "ministry");
            assertThat(rejected.code()).isEqualTo(1);
            assertThat(rejected.err())
                    .contains("Not readable as what it is said to be")
                    .doesNotContain("\tat ");
            assertThat(pull("list", "--findings").out()).contains(" 400 ").contains("    ");
            elsewhere.replies(Elsewhere.with(404, new byte[0]));
            assertThat(pull("run", "--all").code()).isEqualTo(3);

            assertThat(pull("remove", id).err()).contains("is not fetched any more.");
            assertThat(pull("list").out().lines()).hasSize(1);
            assertThat(pull("remove", id).code()).isEqualTo(2);
        }
    }

    private void assertRefused(String sentence, String url, String publisher, String token) throws IOException {
        var run = pull("add", url, "--publisher", publisher, "--token-file", token);
        assertThat(run.err()).contains(sentence);
        assertThat(run.code()).isEqualTo(3);
    }

    private void assertMisuse(String sentence, String url, String token, String... more) throws IOException {
        var words = new ArrayList<>(List.of("add", url, "--publisher", "ministry", "--token-file", token));
        words.addAll(List.of(more));
        var run = pull(words.toArray(String[]::new));
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(2);
    }

    private String token(String publisher, String role) throws IOException {
        var created = commons("token", "create", "--publisher", publisher, "--role", role);
        return file(role, created.out());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void allow(String line) throws IOException {
        var list = folder.resolve("store").resolve("pull").resolve("allowed.txt");
        Files.createDirectories(list.getParent());
        Files.writeString(list, line + "\n");
    }

    private CommandLineRun pull(String... words) throws IOException {
        var all = new ArrayList<>(List.of("pull"));
        all.addAll(List.of(words));
        return commons(all.toArray(String[]::new));
    }

    private CommandLineRun commons(String... words) throws IOException {
        return CommandLineRun.at(folder.resolve("store"), words);
    }
}
