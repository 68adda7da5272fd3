package org.digitalcommons.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How much of a disk files take. The database lengthens its files by eight megabytes at a time, of which the disk keeps
 * only what was written; so a file counts up to its last byte that is not nought.
 */
public final class StoredBytes {

    private static final int PIECE = 1 << 16;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(PIECE).asReadOnlyBuffer();

    private StoredBytes() {}

    /** The bytes of all files below a folder; 0 when there is none. Files that go meanwhile do not count. */
    public static long of(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(StoredBytes::written)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long written(Path file) {
        try (var in = FileChannel.open(file)) {
            var piece = ByteBuffer.allocate(PIECE);
            for (var end = in.size(); end > 0; ) {
                var begin = Math.max(0, (end - 1) / PIECE * PIECE);
                piece.clear().limit((int) (end - begin));
                int read = in.read(piece, begin);
                piece.flip();
                if (read > 0 && piece.mismatch(NOTHING.slice(0, piece.limit())) >= 0) {
                    int last = piece.limit() - 1;
                    while (piece.get(last) == 0) {
                        last--;
                    }
                    return begin + last + 1;
                }
                end = begin;
            }
            return 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
