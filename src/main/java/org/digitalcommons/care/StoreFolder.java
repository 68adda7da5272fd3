package org.digitalcommons.care;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies in the folder of a store beside its database and its history, and what of it a backup holds: who may write
 * (hashes of tokens, grants, the log of attempts), what is fetched from where and how that went, what publishers said of
 * words in their files, and what waits for a signatory.
 *
 * <p>A backup leaves out what belongs to a process (its lock, address and key), uploads that go on, and drafts.
 */
final class StoreFolder {

    private static final List<String> KEPT = List.of("rights", "pull", "mappings", "waiting");
    private static final List<String> TRANSIENT = List.of("staging", "sessions", "received");

    private StoreFolder() {}

    /** The files that a backup holds, by their place in the folder. */
    static List<Path> kept(Path store) {
        var files = new ArrayList<Path>();
        KEPT.forEach(name -> files(store.resolve(name))
                .filter(StoreFolder::isKept)
                .map(store::relativize)
                .forEach(files::add));
        return files;
    }

    private static boolean isKept(Path file) {
        var name = String.valueOf(file.getFileName());
        return !name.endsWith(".tmp")
                && !name.endsWith(".lock")
                && !file.toString().contains(".draft");
    }

    /** The files of uploads that nobody goes on with, where no process holds the store. */
    static List<Path> leftovers(Path store) {
        var files = new ArrayList<Path>();
        TRANSIENT.forEach(name -> files(store.resolve(name)).forEach(files::add));
        KEPT.forEach(name -> files(store.resolve(name))
                .filter(file ->
                        file.toString().endsWith(".tmp") || file.toString().contains(".draft"))
                .forEach(files::add));
        return files;
    }

    /** Whether a name may be that of a file in a backup, so that no file is written elsewhere. */
    static boolean isPlace(String name) {
        return (name.startsWith("history/") || KEPT.stream().anyMatch(kept -> name.startsWith(kept + "/")))
                && !name.contains("\\")
                && Stream.of(name.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
