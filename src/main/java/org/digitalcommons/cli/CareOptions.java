package org.digitalcommons.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.care.BackupFolder;
import org.digitalcommons.care.Care;
import org.digitalcommons.care.CareSchedule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code serve} that say how the store is taken care of while it is served. */
final class CareOptions {

    private static final long MEGABYTE = 1024 * 1024;

    @Option(
            names = "--backups",
            paramLabel = "DIR",
            description = "Write a backup into this folder each day, and keep the newest.")
    private @Nullable Path backups;

    @Option(
            names = "--backup-at",
            paramLabel = "HH:MM",
            defaultValue = "02:00",
            description = "The time of day of the backup, in UTC (02:00).")
    private String backupAt = "02:00";

    @Option(names = "--backup-keep", paramLabel = "N", defaultValue = "7", description = "How many backups stay (7).")
    private int keep = 7;

    @Option(
            names = "--compact-growth",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Compact the database by itself when it takes N times what it needs and nobody published for ten"
                            + " minutes (3); 0 for never.")
    private int growth = 3;

    @Option(
            names = "--keep-free",
            paramLabel = "MB",
            defaultValue = "256",
            description = "Refuse what would be stored when the disk has less than this free, in megabytes (256).")
    private long free = 256;

    /** Begins to take care of a store, of which nobody has sent anything yet. */
    CareSchedule begin(Commons commons, Terminal terminal) {
        new Care(commons).clear();
        commons.upkeep().keepFree(free * MEGABYTE);
        var plan = new CareSchedule.CarePlan(
                Optional.ofNullable(backups).map(folder -> new BackupFolder(folder, Math.max(1, keep))),
                time(terminal),
                growth,
                64 * MEGABYTE,
                Duration.ofMinutes(10));
        return CareSchedule.start(commons, plan);
    }

    private LocalTime time(Terminal terminal) {
        try {
            return LocalTime.parse(backupAt);
        } catch (DateTimeException e) {
            throw terminal.misuse("%s is not a time of day. Write it as 02:00.".formatted(backupAt));
        }
    }
}
