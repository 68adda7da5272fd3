package org.digitalcommons.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.name.Digest;

/**
 * The key of a server that runs: who may read the folder of its store finds it in the file {@code server.key}, and may take
 * care of the store through the server. It is new at each start, gone at the end, and in no backup.
 */
public final class ServerKey implements AutoCloseable {

    private static final String FILE = "server.key";
    private static final int BYTES = 32;

    private final Path file;
    private final byte[] hash;

    private ServerKey(Path file, byte[] hash) {
        this.file = file;
        this.hash = hash;
    }

    /** A new key, in the folder of a store. */
    public static ServerKey in(Path store) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            new PrivateFolder(store).write(FILE, secret);
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_READ_ONLY,
                    "The store %s cannot be written: %s. Give the user of the server the right to write there."
                            .formatted(store, e.getMessage()));
        }
        return new ServerKey(store.resolve(FILE), Digest.bytes(secret));
    }

    /** The secret of the server that holds a store; empty where none runs, or the file may not be read. */
    public static Optional<String> of(Path store) {
        try {
            return Optional.of(Files.readString(store.resolve(FILE)).strip());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Whether a secret is this key. */
    public boolean is(String secret) {
        return MessageDigest.isEqual(hash, Digest.bytes(secret));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // It opens nothing once the server is gone.
        }
    }
}
