package org.digitalcommons.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is written whole or not at all, whenever the process or the machine ends. */
final class WholeFile {

    private WholeFile() {}

    /** Writes what a file holds; the stream is not to be closed. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes a file beside its place, and moves it there when it is on the disk. */
    static void write(Path file, Content content) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try (var out = new FileOutputStream(part.toFile())) {
            content.write(out);
            out.getFD().sync();
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes the names in a folder durable, where the system lets a folder be forced; elsewhere they are without. */
    static void force(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Windows opens no folders.
        }
    }
}
