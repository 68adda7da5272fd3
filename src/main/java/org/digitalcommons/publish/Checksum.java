package org.digitalcommons.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 checksum by which a file is known, written as {@code sha256:} and 64 digits. */
final class Checksum {

    private Checksum() {}

    static String of(byte[] bytes) {
        return written(sha256().digest(bytes));
    }

    /** Of a file as it is read, without holding it. */
    static String of(Content content) throws IOException {
        try (var in = new DigestInputStream(content.raw(), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return written(in.getMessageDigest().digest());
        }
    }

    private static String written(byte[] digest) {
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
