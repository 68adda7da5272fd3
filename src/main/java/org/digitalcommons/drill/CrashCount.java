package org.digitalcommons.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What came of kills in one phase.
 *
 * @param kills how often a process was killed
 * @param acknowledged how many versions were acknowledged
 * @param found how many of them are there
 * @param unsound after how many kills something was not sound
 */
public record CrashCount(long kills, long acknowledged, long found, long unsound) {

    /** How many are not there. */
    public long lost() {
        return acknowledged - found;
    }

    /** The kills of both. */
    public CrashCount plus(CrashCount other) {
        return new CrashCount(
                kills + other.kills, acknowledged + other.acknowledged, found + other.found, unsound + other.unsound);
    }

    private static Path file(Path folder, CrashPhase phase) {
        return folder.resolve(phase.word() + ".count");
    }

    static CrashCount read(Path folder, CrashPhase phase) {
        var file = file(folder, phase);
        try {
            if (!Files.exists(file)) {
                return new CrashCount(0, 0, 0, 0);
            }
            var cells = Files.readString(file).strip().split(" ");
            return new CrashCount(
                    Long.parseLong(cells[0]),
                    Long.parseLong(cells[1]),
                    Long.parseLong(cells[2]),
                    Long.parseLong(cells[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path folder, CrashPhase phase) throws IOException {
        Files.writeString(file(folder, phase), "%d %d %d %d%n".formatted(kills, acknowledged, found, unsound));
    }
}
