package org.digitalcommons.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A folder whose files only the user of the program can read, where the system supports such rights (POSIX). */
public record PrivateFolder(Path path) {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** A file of it. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Makes the folder when it is not there. */
    public void make() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.createDirectories(path, mode("rwx------"));
        }
    }

    /** Makes an empty file that only the user of the program can read. */
    public static void create(Path file) throws IOException {
        Files.createFile(file, mode("rw-------"));
    }

    /** Writes a file whole or not at all: beside its place, and moved into it. */
    public void write(String name, String text) throws IOException {
        var draft = Files.createTempFile(path, name, ".tmp", mode("rw-------"));
        try (var file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            put(file, text);
            file.force(true);
        }
        Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Writes a file whole, as it follows from what it was. Threads and processes that change the same file wait for one
     * another.
     *
     * @param lock the name of the file that processes wait at
     * @param text reads the file as it is, and makes what it is to be
     */
    public void change(String name, String lock, Supplier<String> text) throws IOException {
        // Threads wait here, processes at the lock: one lock of a file is for a whole process.
        synchronized (PrivateFolder.class) {
            make();
            try (var gate = FileChannel.open(file(lock), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = gate.lock()) {
                var changed = text.get();
                if (held.isValid()) {
                    write(name, changed);
                }
            }
        }
    }

    /** Adds a line to a file, which is on its way to the disk when this returns. */
    public void append(String name, String line) {
        try {
            make();
            try (var file = FileChannel.open(
                    file(name), Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), mode("rw-------"))) {
                put(file, line + "\n");
                file.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sets a file aside that has become too large, and begins anew; the oldest of those set aside goes.
     *
     * @param most how many bytes it may have
     * @param kept how many are kept, as {@code name.1} (the latest) and so on
     */
    public void rotate(String name, long most, int kept) {
        try {
            if (!Files.exists(file(name)) || Files.size(file(name)) < most) {
                return;
            }
            for (int older = kept; older > 1; older--) {
                if (Files.exists(file(name + "." + (older - 1)))) {
                    Files.move(
                            file(name + "." + (older - 1)),
                            file(name + "." + older),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(file(name), file(name + ".1"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(FileChannel file, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static FileAttribute<?>[] mode(String letters) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(letters))
                }
                : new FileAttribute<?>[0];
    }
}
