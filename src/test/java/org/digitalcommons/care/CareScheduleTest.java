package org.digitalcommons.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.digitalcommons.Fixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups are written each day and the oldest go; a compaction is done when it pays, at a quiet time; At8. */
@Tag("slow")
class CareScheduleTest {

    /** A clock that is set by hand. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2027-03-31T01:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @TempDir
    private Path folder;

    private final SetClock clock = new SetClock();

    @Test
    void aBackupIsWrittenOnceADayAndTheOldestGo() throws IOException, InterruptedException {
        var backups = new BackupFolder(folder.resolve("backups"), 2);
        try (var commons = Fixture.EMPTY.open(folder.resolve("store"))) {
            var plan =
                    new CareSchedule.CarePlan(Optional.of(backups), LocalTime.of(2, 0), 0, 0, Duration.ofMinutes(10));
            try (var schedule = CareSchedule.of(commons, plan, clock)) {
                schedule.look();
                assertThat(backups.files()).as("before its time").isEmpty();
                for (int day = 0; day < 3; day++) {
                    clock.now = clock.now.plus(Duration.ofHours(1));
                    schedule.look();
                    schedule.look();
                    clock.now = clock.now.plus(Duration.ofHours(23));
                    Thread.sleep(1_001); // files are named by the second
                }
                assertThat(backups.files()).hasSize(2);
                assertThat(BackupFolder.age(commons)).isPresent();
            }
        }
        Care.restore(backups.files().getLast(), folder.resolve("restored"));
    }

    @Test
    void aCompactionIsDoneWhenItPaysAndNobodyPublishes() throws IOException {
        try (var commons = Fixture.EMPTY.open(folder.resolve("store"))) {
            var store = commons.upkeep().care();
            new Care(commons).compact();
            var before = store.bytes();
            Files.write(folder.resolve("store/graphs/Data-0002/grown"), new byte[0]);
            fill(folder.resolve("store/graphs/Data-0002/grown"), 3 * before);
            var plan =
                    new CareSchedule.CarePlan(Optional.empty(), LocalTime.of(2, 0), 3, before, Duration.ofMinutes(10));
            try (var schedule = CareSchedule.of(commons, plan, clock)) {
                schedule.look();
                assertThat(store.bytes()).as("too soon after a change").isGreaterThan(3 * before);
                clock.now = clock.now.minus(Duration.ofDays(100));
                schedule.look();
                assertThat(store.bytes()).as("the clock was set back").isGreaterThan(3 * before);
                clock.now = clock.now.plus(Duration.ofMinutes(11));
                schedule.look();
                assertThat(store.bytes()).isLessThan(2 * before);
            }
        }
    }

    @Test
    void aCompactionIsDoneWhereSomebodyAlwaysPublishes() throws IOException {
        try (var commons = Fixture.EMPTY.open(folder.resolve("store"))) {
            var store = commons.upkeep().care();
            new Care(commons).compact();
            var before = store.bytes();
            var plan = new CareSchedule.CarePlan(Optional.empty(), LocalTime.of(2, 0), 2, before, Duration.ofDays(1));
            try (var schedule = CareSchedule.of(commons, plan, clock)) {
                fill(folder.resolve("store/graphs/Data-0002/grown"), 2 * before);
                schedule.look();
                assertThat(store.bytes()).as("it can wait").isGreaterThanOrEqualTo(3 * before);
                fill(folder.resolve("store/graphs/Data-0002/grown"), 4 * before);
                schedule.look();
                assertThat(store.bytes()).isLessThan(2 * before);
            }
        }
    }

    @Test
    void aClockThatIsSetBackPutsNothingOffAndDeletesNoNewBackup() throws IOException {
        var backups = new BackupFolder(folder.resolve("backups"), 2);
        try (var commons = Fixture.EMPTY.open(folder.resolve("store"))) {
            var right = clock.now;
            clock.now = right.plus(Duration.ofDays(1_000));
            var plan =
                    new CareSchedule.CarePlan(Optional.of(backups), LocalTime.of(2, 0), 0, 0, Duration.ofMinutes(10));
            try (var schedule = CareSchedule.of(commons, plan, clock)) {
                for (int day = 0; day < 2; day++) {
                    clock.now = clock.now.plus(Duration.ofDays(1));
                    schedule.look();
                }
                var late = backups.files();
                assertThat(late).hasSize(2);

                clock.now = right;
                schedule.look();
                assertThat(backups.files()).isEqualTo(late);
                clock.now = right.plus(Duration.ofDays(1));
                schedule.look();
                assertThat(backups.files())
                        .hasSize(2)
                        .startsWith(late.getLast())
                        .doesNotContain(late.getFirst());
                clock.now = right.plus(Duration.ofDays(2));
                schedule.look();
                assertThat(backups.files()).doesNotContainAnyElementsOf(late);
            }
        }
    }

    private static void fill(Path file, long bytes) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var piece = new byte[8192];
            Arrays.fill(piece, (byte) 1);
            for (long written = 0; written < bytes; written += piece.length) {
                out.write(piece);
            }
        }
    }
}
