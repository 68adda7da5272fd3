package org.digitalcommons.name;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 digests: the same digest means the same content. A checksum is a digest with its algorithm before it, as in
 * {@code sha256:9f86...}.
 *
 * <p>A digest is fed and then read once; it belongs to one thread.
 */
public final class Digest {

    private final MessageDigest sha = sha256();

    private Digest() {}

    /** A digest of nothing yet. */
    public static Digest empty() {
        return new Digest();
    }

    /** The checksum of bytes. */
    public static String checksum(byte[] bytes) {
        return empty().add(bytes).checksum();
    }

    /** The checksum of a text in UTF-8. */
    public static String checksum(String text) {
        return empty().add(text).checksum();
    }

    /** The checksum of what is read to its end, without holding it; the caller closes it. */
    public static String checksum(InputStream in) throws IOException {
        var digest = empty();
        digest.whileReading(in).transferTo(OutputStream.nullOutputStream());
        return digest.checksum();
    }

    /** The digits of the digest of a text in UTF-8. */
    public static String hex(String text) {
        return empty().add(text).hex();
    }

    /** The digits of the digest of bytes. */
    public static String hex(byte[] bytes) {
        return empty().add(bytes).hex();
    }

    /** The 32 bytes of the digest of a text in UTF-8. */
    public static byte[] bytes(String text) {
        return empty().add(text).bytes();
    }

    /** Adds bytes. */
    public Digest add(byte[] bytes) {
        sha.update(bytes);
        return this;
    }

    /** Adds some of the bytes of an array. */
    public Digest add(byte[] bytes, int from, int length) {
        sha.update(bytes, from, length);
        return this;
    }

    /** Adds a text in UTF-8. */
    public Digest add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A stream that adds each byte as it is read from another. */
    public InputStream whileReading(InputStream in) {
        return new DigestInputStream(in, sha);
    }

    /** The 32 bytes; what is added afterwards begins a new digest. */
    public byte[] bytes() {
        return sha.digest();
    }

    /** The bytes as 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /** The digits, with the algorithm before them. */
    public String checksum() {
        return "sha256:" + hex();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
