package org.digitalcommons.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * Takes a text out of the files beside the database and the history: what was sent and waits, what words mean, notes and
 * logs. A file of text gets a gap; one that is packed, such as a spreadsheet, is deleted.
 */
final class FileErasure {

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final Path folder;
    private final ErasedText text;

    FileErasure(Path folder, ErasedText text) {
        this.folder = folder;
        this.text = text;
    }

    /** Does it; the files concerned, by their place in the folder. */
    List<String> done() throws IOException {
        var changed = new ArrayList<String>();
        for (var file : files()) {
            var bytes = Files.readAllBytes(file);
            if (isPacked(bytes)) {
                if (holdsPacked(bytes)) {
                    Files.delete(file);
                    changed.add(place(file));
                }
            } else if (holds(bytes)) {
                gap(file, bytes);
                changed.add(place(file));
            }
        }
        return changed;
    }

    /** The files of the whole store, database and history included, that hold the text still. */
    static List<String> left(Path store, ErasedText text) throws IOException {
        var search = new FileErasure(store, text);
        var left = new ArrayList<String>();
        try (var all = Files.walk(store)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readAllBytes(file);
                if (search.holds(bytes) || isPacked(bytes) && search.holdsPacked(bytes)) {
                    left.add(search.place(file));
                }
            }
        }
        return left;
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !place(file).startsWith("graphs/"))
                    .filter(file -> !place(file).startsWith("history/"))
                    .toList();
        }
    }

    private String place(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private boolean holds(byte[] bytes) {
        return CHARSETS.stream().anyMatch(charset -> text.isIn(new String(bytes, charset)));
    }

    private void gap(Path file, byte[] bytes) throws IOException {
        for (var charset : CHARSETS) {
            var read = new String(bytes, charset);
            if (text.isIn(read) && Arrays.equals(read.getBytes(charset), bytes)) {
                // In its place, so that who may read it stays as it is.
                Files.write(file, text.gapped(read).getBytes(charset));
                return;
            }
        }
        Files.delete(file);
    }

    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 4
                && (bytes[0] == 0x1F && (bytes[1] & 0xFF) == 0x8B || bytes[0] == 'P' && bytes[1] == 'K');
    }

    private boolean holdsPacked(byte[] bytes) throws IOException {
        if (bytes[0] == 0x1F) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return holds(in.readAllBytes());
            }
        }
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (text.isIn(entry.getName()) || holds(in.readAllBytes())) {
                    return true;
                }
            }
        }
        return false;
    }
}
