package org.digitalcommons.care;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.digitalcommons.Commons;
import org.digitalcommons.care.BackupManifest.FileDigest;
import org.digitalcommons.care.BackupManifest.PublicationDigest;
import org.digitalcommons.name.Digest;
import org.digitalcommons.store.StoreCare;

/**
 * Writes a store at one moment as one archive (ZIP): its statements as N-Quads, its history, and the files of
 * {@link StoreFolder}, with a manifest at the end. Whoever publishes waits for no longer than it takes to list the files.
 */
final class Backup {

    static final String STATEMENTS = "statements.nq";

    private final ZipOutputStream zip;
    private final List<FileDigest> files = new ArrayList<>();

    private Backup(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    /** Writes; the stream is the caller's to close, and what was written is whole when this returns. */
    static BackupManifest write(Commons commons, OutputStream out) throws IOException {
        return new Backup(out).write(commons);
    }

    private BackupManifest write(Commons commons) throws IOException {
        var care = commons.upkeep().care();
        // First, so that what waits and is signed meanwhile is there twice rather than nowhere.
        zip.setLevel(Deflater.BEST_SPEED);
        for (var file : StoreFolder.kept(care.folder())) {
            copy(care.folder().resolve(file), file.toString().replace('\\', '/'));
        }
        try (var snapshot = care.snapshot(commons.upkeep()::alone)) {
            var made = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            var state = commons.contents().state();
            var publications =
                    snapshot.publications().stream().map(PublicationDigest::of).toList();
            var statements = new TreeMap<String, Long>();
            entry(STATEMENTS, stream -> statements.putAll(snapshot.write(stream)));
            // They are compressed already.
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var file : snapshot.history()) {
                copy(file, "history/" + place(snapshot.historyFolder(), file));
            }
            zip.setLevel(Deflater.BEST_SPEED);
            var manifest = new BackupManifest(
                    BackupManifest.CURRENT,
                    StoreCare.form(),
                    made,
                    state,
                    publications,
                    statements,
                    List.copyOf(files));
            zip.putNextEntry(new ZipEntry(BackupManifest.FILE));
            zip.write(manifest.json());
            zip.closeEntry();
            zip.finish();
            return manifest;
        }
    }

    private static String place(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** A file beside the database may be gone by now, as what waited is when it was signed. */
    private void copy(Path file, String name) throws IOException {
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (NoSuchFileException gone) {
            return;
        }
        try (in) {
            entry(name, in::transferTo);
        }
    }

    /** Writes the content of a file. */
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private void entry(String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var counted = new CountedOutput(zip);
        content.write(counted);
        zip.closeEntry();
        files.add(new FileDigest(name, counted.bytes, counted.digest.checksum()));
    }

    /** Counts and digests what goes through, and is never closed. */
    private static final class CountedOutput extends FilterOutputStream {

        private final Digest digest = Digest.empty();
        private long bytes;

        CountedOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            digest.add(content, from, length);
            bytes += length;
            out.write(content, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
