package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.Granted;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.Server;
import org.digitalcommons.store.VersionList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code publish --to} as scripts rely on it, against a real server of a real store. */
@Tag("slow")
class PublishToServerTest {

    private static final String ROWS = "E-code,Authority,Dwellings on the valuation list\nE2236,Ashford,28280\n";

    @TempDir
    private Path folder;

    private Commons commons;
    private Server server;
    private String file;

    @BeforeEach
    void open() throws IOException {
        commons = Fixture.EMPTY.open(folder.resolve("store"));
        Granted.anyBody(folder.resolve("store"), "ashford");
        server = Server.start(commons, "127.0.0.1", 0);
        file = Files.writeString(folder.resolve("taxbase.csv"), ROWS).toString();
        Files.writeString(folder.resolve("token"), token("ashford") + "\n");
    }

    @AfterEach
    void close() {
        server.close();
        commons.close();
    }

    private String token(String publisher) {
        return Rights.in(folder.resolve("store"))
                .tokens()
                .create(publisher, Role.PUBLISHER, Optional.empty())
                .secret();
    }

    @Test
    void filesAreTriedThenPublishedAndNothingChangesTheSecondTime() throws IOException {
        var tried = to(server.address(), "ashford", "--dry-run");
        assertThat(tried.err())
                .contains(
                        "Accepted: ", "It would be published. Nothing was stored.", "rows: 1 read, 1 used, 0 reported");
        assertThat(tried.code()).isZero();
        assertThat(commons.contents().publications()).isEmpty();

        var done = to(server.address(), "ashford");
        assertThat(done.err()).contains("Published, and live", "graph/published/ashford/taxbase/2018-09-10");
        assertThat(done.code()).isZero();
        assertThat(commons.contents().publications()).hasSize(1);
        assertThat(commons.upkeep().isDerived()).isTrue();

        var again = to(server.address(), "ashford");
        assertThat(again.err()).contains("It was already published; nothing changed.");
        assertThat(again.code()).isZero();
    }

    @Test
    void aServerThatHoldsTheStoreIsSentTheFiles() throws IOException {
        Remote.hold(folder.resolve("store"), server.address());
        var without = run("publish", file, "--as", "ashford", "--period", "2018-09-10");
        assertThat(without.err())
                .contains("takes the token of ashford. Name the file that holds it with --token-file.");
        assertThat(without.code()).isEqualTo(3);
        var with = run("publish", file, "--as", "ashford", "--period", "2018-09-10", "--token-file", tokenFile());
        assertThat(with.err()).contains("Published, and live");
        assertThat(with.code()).isZero();
    }

    @Test
    void aServerThatHoldsTheStoreTellsItsHistoryAndTakesBack() throws IOException {
        to(server.address(), "ashford");
        Files.writeString(folder.resolve("taxbase.csv"), ROWS.replace("28280", "28281"));
        to(server.address(), "ashford");
        Remote.hold(folder.resolve("store"), server.address());
        var two = each(List.of(
                List.of("history", "--format", "csv", "--store", storeFolder()),
                List.of("history", "--as", "ashford", "--endpoint", server.address()),
                List.of("history", "--as", "dover", "--store", storeFolder()),
                List.of("withdraw", "--as", "ashford", "--store", storeFolder()),
                List.of("withdraw", "--as", "dover", "--store", storeFolder(), "--token-file", tokenFile()),
                List.of(
                        "withdraw",
                        "--as",
                        "ashford",
                        "--dataset",
                        "organogram",
                        "--to",
                        server.address(),
                        "--token-file",
                        tokenFile())));
        assertThat(two.get(0).out())
                .isEqualTo(VersionList.csv(commons.contents().versions()));
        assertThat(two.get(0).out().lines()).hasSize(3);
        assertThat(two.get(1).out())
                .containsPattern("ashford/taxbase/2018-09-10 +1  20\\S+Z +20\\S+Z +sha256:[0-9a-f]{12}")
                .containsPattern("ashford/taxbase/2018-09-10 +2  20\\S+Z +current")
                .endsWith("\n2 versions\n");
        assertThat(two.get(2).err()).contains("Nothing of a publisher dover was ever here.");
        assertThat(two.get(3).err()).contains("takes the token of ashford. Name the file that holds it with");
        assertThat(two.get(3).code()).isEqualTo(3);
        assertThat(two.get(4).err()).contains("This token belongs to ashford and cannot withdraw for dover.");
        assertThat(two.get(4).code()).isEqualTo(3);
        assertThat(two.get(5).err())
                .contains("ashford has no publication organogram here. It has: taxbase/2018-09-10.");
        assertThat(two.get(5).code()).isEqualTo(3);
        assertThat(commons.contents().publications()).hasSize(1);

        var withdrawn = run("withdraw", "--as", "ashford", "--token-file", tokenFile());
        assertThat(withdrawn.out())
                .isEqualTo("Withdrawn: ashford/taxbase/2018-09-10, 3 graphs.\nThe history keeps what was withdrawn.\n");
        assertThat(withdrawn.code()).isZero();
        assertThat(commons.contents().publications()).isEmpty();
        assertThat(commons.upkeep().isDerived()).isTrue();
        assertThat(commons.contents().versions())
                .hasSize(2)
                .allSatisfy(v -> assertThat(v.until()).isPresent());
    }

    private String storeFolder() {
        return folder.resolve("store").toString();
    }

    @Test
    void whatIsWrongIsToldAndTheServerStaysAsItWas() throws IOException {
        var other = to(server.address(), "dover");
        assertThat(other.err())
                .contains("refused with status 403: This token belongs to ashford and cannot publish for dover.");
        assertThat(other.code()).isEqualTo(3);

        Files.writeString(folder.resolve("taxbase.csv"), ROWS.replace("28280", "many"));
        var rejected = to(server.address(), "ashford");
        assertThat(rejected.err()).contains("taxbase.csv, row 2", "Not published; the server is as it was.");
        assertThat(rejected.code()).isEqualTo(1);

        Files.writeString(folder.resolve("token"), "dc_wrong");
        var stranger = to(server.address(), "ashford");
        assertThat(stranger.err()).contains("status 401: The token is not one of ours");
        assertThat(stranger.code()).isEqualTo(3);

        Files.writeString(folder.resolve("token"), "");
        assertThat(to(server.address(), "ashford").err()).contains("holds no token that can be read");
        assertThat(to("http://127.0.0.1:1/", "ashford").code()).isEqualTo(3);
        assertThat(commons.contents().publications()).isEmpty();
    }

    private String tokenFile() {
        return folder.resolve("token").toString();
    }

    private CommandLineRun to(String address, String publisher, String... more) throws IOException {
        var words = new ArrayList<>(List.of(
                "publish",
                file,
                "--as",
                publisher,
                "--period",
                "2018-09-10",
                "--to",
                address,
                "--token-file",
                tokenFile()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private List<CommandLineRun> each(List<List<String>> commands) throws IOException {
        var runs = new ArrayList<CommandLineRun>();
        for (var words : commands) {
            runs.add(run(words.toArray(String[]::new)));
        }
        return runs;
    }

    private CommandLineRun run(String... words) throws IOException {
        return CommandLineRun.at(folder.resolve("store"), words);
    }
}
