package org.digitalcommons.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers, publishers and attackers at once: nothing fails, and what was acknowledged is there. */
@Tag("slow")
@Tag("thorough")
class SoakDrillTest {

    @TempDir
    private Path folder;

    @Test
    void underAMixedLoadReadersAreServedAndWhatIsAcknowledgedIsThere() throws IOException, InterruptedException {
        var store = Fixture.EMPTY.copy(folder.resolve("store"));
        var plan = new SoakPlan(Duration.ofSeconds(8), 6, 2, Duration.ofMillis(100), 1);
        var report = new SoakDrill(plan, DefaultStore.ROOMS).run(Optional.of(store));
        report.loads()
                .forEach((who, load) -> System.out.printf(
                        "%s: %d requests, p95 %d ms, %s%n",
                        who, load.count(), load.percentile(95).toMillis(), load.statuses()));
        assertThat(report.wrong()).isEmpty();
        assertThat(report.loads())
                .allSatisfy((who, load) -> assertThat(load.count()).as(who).isPositive());
        assertThat(report.acknowledged()).isGreaterThan(2).isEqualTo(report.found());
        assertThat(report.end().memory()).isPositive();
        assertThat(report.end().threads()).isPositive();
    }

    @Test
    void whatFailsGrowsOrIsLostIsSaid() {
        var load = new Load();
        load.note(200, Duration.ofMillis(3));
        load.note(0, Duration.ofMillis(3));
        var small = new SoakMeasures(100L << 20, 40, 100L << 20, 0);
        var large = new SoakMeasures(400L << 20, 400, 100L << 20, 400L << 20);
        var report = SoakVerdict.of(new SoakReport(
                Map.of("pages", load), 1, small, small, large, large, 5, 4, List.of("The server ended.")));
        assertThat(report.wrong())
                .containsExactly(
                        "The server ended.",
                        "pages: 1 with status 0.",
                        "1 publications were acknowledged and are not there.",
                        "It grew: memory, from 104,857,600 to 419,430,400.",
                        "It grew: threads, from 40 to 400.",
                        "It grew: the disk, from 104,857,600 to 524,288,000.");
    }
}
