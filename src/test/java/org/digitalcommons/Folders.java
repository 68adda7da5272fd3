package org.digitalcommons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** Folders of stores: copied as they are, and deleted with all that is in them. */
public final class Folders {

    private static final int PIECE = 1 << 16;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(PIECE).asReadOnlyBuffer();

    private Folders() {}

    /** A new folder that is deleted when this process ends. */
    static Path temporary(String name) throws IOException {
        var folder = Files.createTempDirectory(name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    /** Copies a folder with all that is in it, but for the lock of a process. */
    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.endsWith("tdb.lock")) {
                    copyFile(file, target);
                }
            }
        }
    }

    /** A store keeps files of eight megabytes of which most is not written yet; what is empty stays empty. */
    private static void copyFile(Path from, Path to) throws IOException {
        try (var source = FileChannel.open(from);
                var target = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var piece = ByteBuffer.allocateDirect(PIECE);
            var length = source.size();
            for (long at = 0; at < length; at += piece.limit()) {
                piece.clear();
                while (piece.hasRemaining() && source.read(piece, at + piece.position()) > 0) {
                    // until the piece is full or the file at its end
                }
                piece.flip();
                if (piece.mismatch(NOTHING.slice(0, piece.limit())) >= 0) {
                    target.write(piece.duplicate(), at);
                } else if (at + piece.limit() == length) {
                    target.write(ByteBuffer.allocate(1), length - 1);
                }
            }
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
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
