package org.digitalcommons.care;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern NAMED =
            Pattern.compile(BEGIN + "(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z" + Pattern.quote(END));

    /** Which folder the backups of a store go to, for as long as a schedule writes them. */
    private static final Map<Path, BackupFolder> OF_STORES = new ConcurrentHashMap<>();

    void isOf(Commons commons) {
        OF_STORES.put(commons.upkeep().care().folder(), this);
    }

    /** How old the last backup of a store is that a schedule wrote; empty when none did. */
    static Optional<Duration> age(Commons commons) {
        return Optional.ofNullable(OF_STORES.get(commons.upkeep().care().folder()))
                .flatMap(BackupFolder::last)
                .map(last -> Duration.between(last, Instant.now()))
                .map(age -> age.isNegative() ? Duration.ZERO : age);
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
        return add(commons, Clock.systemUTC());
    }

    /** The same by another clock. */
    Path add(Commons commons, Clock clock) {
        var file = path.resolve(BEGIN + name(clock.instant()) + END);
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

    /** A name after all others, also when the clock was set back since; by their names the oldest are deleted. */
    private String name(Instant now) {
        var last = files().stream()
                .reduce((a, b) -> b)
                .map(file -> NAMED.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(named -> Instant.parse(
                        "%sT%s:%s:%sZ".formatted(named.group(1), named.group(2), named.group(3), named.group(4))));
        var next = last.map(instant -> instant.plusSeconds(1))
                .filter(now::isBefore)
                .orElse(now);
        return next.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
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
