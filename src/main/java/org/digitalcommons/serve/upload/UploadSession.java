package org.digitalcommons.serve.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.rights.Claim;
import org.digitalcommons.rights.Permission;
import org.digitalcommons.rights.Token;
import org.digitalcommons.store.DiskFolders;

/**
 * The work of one publisher, at an address that nobody can guess and nobody else is told. It ends when it is not used
 * for a while. Its monitor is held during each step.
 */
final class UploadSession {

    private final String id;
    private final String secret;
    private final Token token;
    private final Path folder;
    private Optional<DryRun> dryRun = Optional.empty();
    private List<String> news = List.of();
    private volatile long used = System.nanoTime();

    UploadSession(String id, String secret, Token token, Path folder) {
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

    /** Whether no token was shown: files are judged then, and nothing is stored. */
    boolean isGuest() {
        return secret.isEmpty();
    }

    String publisher() {
        return token.publisher();
    }

    /** Whether the token, which holds, allows a deed in the name of a publisher. */
    Permission permission(Permission.Deed deed, String publisher) {
        return Permission.of(new Claim.Valid(token), deed, publisher);
    }

    /** Whether the token, which holds, allows a deed. */
    boolean may(Permission.Deed deed) {
        return permission(deed, publisher()).isGranted();
    }

    synchronized Optional<DryRun> dryRun() {
        return dryRun;
    }

    synchronized void dryRun(DryRun now) {
        closeDryRun();
        dryRun = Optional.of(now);
    }

    private void closeDryRun() {
        dryRun.ifPresent(DryRun::close);
        dryRun = Optional.empty();
    }

    /** What was done last, in sentences. */
    synchronized List<String> news() {
        return news;
    }

    synchronized void news(List<String> now) {
        news = now;
    }

    /** Notes that something is done; does not wait for what is being done. */
    void use() {
        used = System.nanoTime();
    }

    /** When something was done last, in nanoseconds of a clock that nobody sets. */
    long used() {
        return used;
    }

    /** Whether nothing was done for so long. */
    boolean isIdle(Duration time) {
        return System.nanoTime() - used > time.toNanos();
    }

    /** An empty folder for the files that are sent; what was sent before is gone. */
    synchronized Path emptied() {
        clear();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what was sent, and what was found in it. */
    synchronized void clear() {
        closeDryRun();
        DiskFolders.deleteUnchecked(folder);
    }
}
