package org.digitalcommons.serve.upload;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.rights.Role;
import org.digitalcommons.rights.Token;
import org.digitalcommons.store.DiskFolders;

/** The sessions of publishers. Safe for any thread. */
final class UploadSessions implements AutoCloseable {

    private static final int ID_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, UploadSession> sessions = new LinkedHashMap<>();
    private final Path folder;
    private final UploadLimits limits;

    /**
     * No sessions yet.
     *
     * @param folder where files lie that were sent; what a process left there that was killed is deleted
     */
    UploadSessions(Path folder, UploadLimits limits) {
        this.folder = folder;
        this.limits = limits;
        DiskFolders.deleteUnchecked(folder);
    }

    /** A session for somebody without a token, who has files judged; empty when there are too many. */
    Optional<UploadSession> openForGuest() {
        clearIdle();
        if (all().stream().filter(UploadSession::isGuest).count() >= limits.guests()) {
            return Optional.empty();
        }
        var nobody =
                new Token("guest", Delivery.UNNAMED, Role.DEPUTY, Instant.now(), Optional.empty(), Optional.empty());
        return open("", nobody);
    }

    /** A session for the holder of a token; empty when there are too many. */
    Optional<UploadSession> open(String secret, Token token) {
        clearIdle();
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var session = new UploadSession(id, secret, token, folder.resolve(id));
        all().stream()
                .filter(other -> !other.isGuest() && other.token().id().equals(token.id()))
                .sorted(Comparator.comparingLong(UploadSession::used).reversed())
                .skip(limits.sessionsPerToken() - 1L)
                .forEach(this::leave);
        synchronized (sessions) {
            if (sessions.size() >= limits.sessions()) {
                return Optional.empty();
            }
            sessions.put(id, session);
        }
        return Optional.of(session);
    }

    /** The session of an address. */
    Optional<UploadSession> at(String id) {
        clearIdle();
        synchronized (sessions) {
            var session = Optional.ofNullable(sessions.get(id));
            session.ifPresent(UploadSession::use);
            return session;
        }
    }

    /** Ends a session, when what is being done in it is done. Nobody else waits for that. */
    void leave(UploadSession session) {
        synchronized (sessions) {
            sessions.remove(session.id());
        }
        session.clear();
    }

    private void clearIdle() {
        all().stream()
                .filter(session -> session.isIdle(session.isGuest() ? limits.guestIdle() : limits.idle()))
                .forEach(this::leave);
    }

    private List<UploadSession> all() {
        synchronized (sessions) {
            return List.copyOf(sessions.values());
        }
    }

    @Override
    public void close() {
        all().forEach(this::leave);
    }
}
