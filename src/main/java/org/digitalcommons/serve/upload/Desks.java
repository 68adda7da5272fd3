package org.digitalcommons.serve.upload;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.rights.Token;

/** The desks that publishers work at. Safe for any thread. */
final class Desks implements AutoCloseable {

    private static final int ID_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Desk> desks = new LinkedHashMap<>();
    private final Path folder;
    private final UploadLimits limits;

    Desks(Path folder, UploadLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** A desk for the holder of a token; empty when all are taken. */
    synchronized Optional<Desk> open(String secret, Token token) {
        clearIdle();
        if (desks.size() >= limits.desks()) {
            return Optional.empty();
        }
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var desk = new Desk(id, secret, token, folder.resolve(id));
        desks.put(id, desk);
        return Optional.of(desk);
    }

    /** The desk of an address. */
    synchronized Optional<Desk> at(String id) {
        clearIdle();
        var desk = Optional.ofNullable(desks.get(id));
        desk.ifPresent(Desk::use);
        return desk;
    }

    /** Clears a desk. */
    synchronized void leave(Desk desk) {
        desks.remove(desk.id());
        desk.clear();
    }

    private void clearIdle() {
        var before = Instant.now().minus(limits.idle());
        for (var desk : new ArrayList<>(desks.values())) {
            if (desk.used().isBefore(before)) {
                leave(desk);
            }
        }
    }

    @Override
    public synchronized void close() {
        new ArrayList<>(desks.values()).forEach(this::leave);
    }
}
