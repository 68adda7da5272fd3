package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.intake.GrantWatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pb1: what the operator grants, or takes back, holds for what was published before too. */
@Tag("slow")
class GrantCommandTest {

    private static final String PAYMENTS = """
            Date,Supplier,Amount
            2022-05-04,Sunny Benches Ltd,612.50
            """;

    @TempDir
    private Path folder;

    @Test
    void pb1AGrantMakesStatementsOfWhatWasSaidAndRevokingItMakesThemSayings() throws IOException {
        Fixture.EMPTY.copy(folder.resolve("store"));
        var published = published();
        assertThat(published.err()).contains("hearsay");
        assertThat(payments()).isZero();

        var granted = run("grant", "bookkeepers", "--for", "ecode-E2236");
        assertThat(granted.err()).isEqualTo("Publications of bookkeepers that count otherwise now: 1.\n");
        assertThat(payments()).isOne();

        var name = granted.out().strip();
        var revoked = run("grant", "revoke", name);
        assertThat(revoked.err()).isEqualTo("Publications of bookkeepers that count otherwise now: 1.\n");
        assertThat(revoked.code()).isZero();
        assertThat(payments()).isZero();
        assertThat(run("grant", "list").out()).doesNotContain(name);
    }

    @Test
    void pb1ARevokedGrantThatIsNotThereIsMisuseWithTheNearest() throws IOException {
        Fixture.EMPTY.copy(folder.resolve("store"));
        var name = run("grant", "bookkeepers", "--for", "ecode-E2236").out().strip();
        var misspelt = run("grant", "revoke", name.replace("keepers", "keeprs"));
        assertThat(misspelt.err()).contains("There is no grant ", "Did you mean " + name + "?");
        assertThat(misspelt.code()).isEqualTo(2);
        var shipped = run("grant", "revoke", "cabinet-office");
        assertThat(shipped.err()).contains("The grant cabinet-office comes with the program");
        assertThat(shipped.code()).isEqualTo(2);
    }

    @Test
    void pb1AServerFollowsGrantsThatAreAddedAndTakenBackWhileItRuns() throws Exception {
        Fixture.EMPTY.copy(folder.resolve("store"));
        published();
        try (var commons = Commons.open(folder.resolve("store"), DefaultStore.ROOMS);
                var watch = GrantWatch.of(commons.upkeep(), folder.resolve("store"))) {
            Remote.hold(folder.resolve("store"), "http://127.0.0.1:1/");
            watch.start();
            var granted = run("grant", "bookkeepers", "--for", "ecode-E2236");
            assertThat(granted.err()).contains("The server at http://127.0.0.1:1/ follows within 4 seconds");
            assertThat(granted.code()).isZero();
            await(commons, 1);
            assertThat(run("grant", "revoke", granted.out().strip()).code()).isZero();
            await(commons, 0);
        }
    }

    private CommandLineRun published() throws IOException {
        var file = Files.writeString(folder.resolve("payments-2022-05.csv"), PAYMENTS);
        return run("publish", file.toString(), "--as", "bookkeepers", "--about", "ecode-E2236", "--period", "2022-05");
    }

    private long payments() {
        try (var commons = Commons.open(folder.resolve("store"), DefaultStore.ROOMS)) {
            return payments(commons);
        }
    }

    private static long payments(Commons commons) {
        return commons.ask("published-of-body", java.util.Map.of("body", "ecode-E2236")).rows().stream()
                .count();
    }

    private static void await(Commons commons, long payments) throws InterruptedException {
        for (int times = 0; times < 100 && payments(commons) != payments; times++) {
            Thread.sleep(100);
        }
        assertThat(payments(commons)).isEqualTo(payments);
    }

    private CommandLineRun run(String... words) throws IOException {
        return CommandLineRun.at(folder.resolve("store"), words);
    }
}
