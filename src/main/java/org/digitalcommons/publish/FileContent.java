package org.digitalcommons.publish;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file, which may be read more than once, so that a large one is never held whole. A
 * compressed file is read as what it holds.
 */
public interface FileContent {

    /** The most a compressed file may hold: beyond it, it is taken for a trap. 4 GiB. */
    long MOST_UNPACKED = 4L << 30;

    /** The bytes from the start, as they lie; whoever opens them closes them. */
    InputStream raw() throws IOException;

    /** What the bytes say, unpacked if they are compressed; whoever opens it closes it. */
    default InputStream open() throws IOException {
        return unpacked(raw());
    }

    /** The bytes of an array. */
    static FileContent of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    /** The bytes of a file on disk. */
    static FileContent of(Path file) {
        return () -> new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
    }

    /** All bytes at once. */
    default byte[] bytes() throws IOException {
        try (var in = open()) {
            return in.readAllBytes();
        }
    }

    /** Whether it says more than so many bytes. */
    default boolean isLongerThan(long bytes) throws IOException {
        try (var in = open()) {
            in.skipNBytes(bytes);
            return in.read() >= 0;
        } catch (EOFException shorter) {
            return false;
        }
    }

    /** What a stream says, unpacked if it is compressed; it must be one that can be reset. */
    static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (first != 0x1F || second != 0x8B) {
            return in;
        }
        return new BoundedInput(new GZIPInputStream(in, 64 * 1024), MOST_UNPACKED);
    }
}
