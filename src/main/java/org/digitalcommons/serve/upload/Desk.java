package org.digitalcommons.serve.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.rights.Token;

/**
 * Where one publisher is at work: known by an address that nobody can guess and that is told to nobody
 * else, and cleared when it is left. Its monitor is held while something is done at it.
 */
final class Desk {

    private final String id;
    private final String secret;
    private final Token token;
    private final Path folder;
    private Optional<Checked> checked = Optional.empty();
    private List<String> news = List.of();
    private Instant used = Instant.now();

    Desk(String id, String secret, Token token, Path folder) {
        this.id = id;
        this.secret = secret;
        this.token = token;
        this.folder = folder;
    }

    String id() {
        return id;
    }

    /** The secret that was shown; kept in memory only, to see at each step that it still holds. */
    String secret() {
        return secret;
    }

    Token token() {
        return token;
    }

    synchronized Optional<Checked> checked() {
        return checked;
    }

    synchronized void checked(Optional<Checked> now) {
        checked = now;
    }

    /** What was done last, in sentences. */
    synchronized List<String> news() {
        return news;
    }

    synchronized void news(List<String> now) {
        news = now;
    }

    synchronized void use() {
        used = Instant.now();
    }

    synchronized Instant used() {
        return used;
    }

    /** An empty folder for the files that are sent; what was sent before is gone. */
    Path emptied() {
        clear();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what was sent. */
    void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
