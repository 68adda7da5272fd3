package org.digitalcommons.care;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.digitalcommons.Commons;

/**
 * The folder into which a schedule writes backups: one file for each, named by its instant, of which the newest are kept.
 *
 * @param path the folder
 * @param keep how many files stay
 */
public record BackupFolder(Path path, int keep) {

    private static final String BEGIN = "commons-";
    private static final String END = ".zip";

    /** Which folder the backups of a store go to, for as long as a schedule writes them. */
    private static final Map<Path, BackupFolder> OF_STORES = new ConcurrentHashMap<>();

    void isOf(Commons commons) {
        OF_STORES.put(commons.upkeep().care().folder(), this);
    }

    /** How old the last backup of a store is that a schedule wrote; empty when none did. */
    static Optional<Duration> age(Commons commons) {
        return Optional.ofNullable(OF_STORES.get(commons.upkeep().care().folder()))
                .flatMap(BackupFolder::last)
                .map(last -> Duration.between(last, Instant.now()));
    }

    /** When the newest backup was written. */
    Optional<Instant> last() {
        return files().stream().reduce((a, b) -> b).map(file -> {
            try {
                return Files.getLastModifiedTime(file).toInstant();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Writes a backup, and deletes the oldest beyond those that stay; only once the new one is whole. */
    public Path add(Commons commons) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        var file = path.resolve(BEGIN + now + END);
        new Care(commons).backup(file);
        var all = files();
        for (var old : all.subList(0, Math.max(0, all.size() - keep))) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }

    /** The backups, the oldest first. */
    public List<Path> files() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var all = Files.list(path)) {
            return all.filter(file -> String.valueOf(file.getFileName()).startsWith(BEGIN)
                            && file.toString().endsWith(END))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
