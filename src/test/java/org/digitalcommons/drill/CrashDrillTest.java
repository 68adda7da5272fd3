package org.digitalcommons.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Extent;
import org.digitalcommons.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after a process was killed in any phase, and the store is sound; At9 and its kind. */
@Tag("slow")
@Tag("thorough")
class CrashDrillTest {

    @TempDir
    private Path folder;

    @Test
    void nothingThatWasAcknowledgedIsLostInAnyPhase() throws IOException, InterruptedException {
        Fixture.EMPTY.copy(folder.resolve("store"));
        var program = CommandLineRun.program("org.digitalcommons.cli.Main");
        program.addAll(List.of("drill", "crash-worker", folder.toString()));
        var told = new ArrayList<String>();
        var counts = new CrashDrill(folder, DefaultStore.ROOMS, program, Extent.KILLS_SEED.now())
                .run(Extent.KILLS.now() * CrashPhase.values().length, told::add);
        assertThat(told).isEmpty();
        assertThat(counts.values()).allSatisfy(count -> {
            assertThat(count.kills()).isEqualTo(Extent.KILLS.now());
            assertThat(count.lost()).isZero();
            assertThat(count.unsound()).isZero();
        });

        var again = new CrashDrill(folder, DefaultStore.ROOMS, program, 1).run(1, told::add);
        assertThat(again)
                .as("goes on where it stopped")
                .hasEntrySatisfying(
                        CrashPhase.READ, count -> assertThat(count.kills()).isEqualTo(Extent.KILLS.now() + 1));
    }
}
