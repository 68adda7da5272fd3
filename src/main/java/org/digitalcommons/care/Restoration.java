package org.digitalcommons.care;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.RiotException;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.care.BackupManifest.FileDigest;
import org.digitalcommons.name.Digest;
import org.digitalcommons.rights.PrivateFolder;
import org.digitalcommons.store.CheckReport;
import org.digitalcommons.store.DiskFolders;
import org.digitalcommons.store.Store;
import org.digitalcommons.store.StoreCare;

/**
 * Restores a backup into a folder that is empty or not there. Everything is written beside the folder, compared with the
 * digests of the manifest and checked as a store; only then is it moved into its place. What is broken off leaves nothing
 * there, and the next restoration clears it away.
 */
final class Restoration {

    private static final String DRAFT = ".restoring";

    private final Path archive;
    private final Path store;
    private final Path draft;

    private Restoration(Path archive, Path store) {
        this.archive = archive;
        this.store = store.toAbsolutePath().normalize();
        this.draft = this.store.resolveSibling(this.store.getFileName() + DRAFT);
    }

    /** Restores, and returns what the backup says of itself. */
    static BackupManifest of(Path archive, Path store) {
        return new Restoration(archive, store).done();
    }

    private BackupManifest done() {
        try (var zip = new ZipFile(archive.toFile())) {
            requireEmpty();
            var manifest = manifest(zip);
            DiskFolders.delete(draft);
            Files.createDirectories(draft);
            try {
                for (var file : manifest.files()) {
                    unpack(zip, file, manifest);
                }
                requireSound();
                Files.deleteIfExists(store);
                Files.move(draft, store, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                DiskFolders.delete(draft);
            }
            return manifest;
        } catch (ZipException | RiotException e) {
            throw damaged(e);
        } catch (RuntimeIOException e) {
            // What is wrong in the middle of an entry comes out of the parser that reads it.
            throw e.getCause() instanceof ZipException || e.getCause() instanceof EOFException
                    ? damaged(e)
                    : notRestored(e);
        } catch (IOException e) {
            throw notRestored(e);
        }
    }

    private CommonsException damaged(Exception e) {
        return unusable("it is damaged, or no backup of ours (%s)".formatted(e.getMessage()));
    }

    private CommonsException notRestored(Exception e) {
        return new CommonsException(
                Code.NOT_RESTORED,
                "The backup %s cannot be restored into %s: %s. Nothing was changed; check that both can be read and written, and that there is room."
                        .formatted(archive, store, e.getMessage()));
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(store)) {
            return;
        }
        try (var there = Files.list(store)) {
            if (there.findAny().isEmpty()) {
                return;
            }
        } catch (NotDirectoryException file) {
            // Told below.
        }
        throw new CommonsException(
                Code.NOT_RESTORED,
                "%s is not empty. Name a folder with --store that is empty or not there; nothing is ever restored over a store."
                        .formatted(store));
    }

    private BackupManifest manifest(ZipFile zip) throws IOException {
        var manifest = BackupManifest.in(zip);
        if (manifest.storeForm() > StoreCare.form()) {
            throw unusable("it is of a store of a later version of this program");
        }
        if (zip.size() != manifest.files().size() + 1) {
            throw unusable("it holds other files than its manifest names");
        }
        requireRoom(manifest);
        return manifest;
    }

    /** Statements take about as much in six indexes as they do as text. */
    private void requireRoom(BackupManifest manifest) throws IOException {
        var wanted = 2 * manifest.files().stream().mapToLong(FileDigest::bytes).sum();
        var parent = store.getParent();
        Files.createDirectories(parent);
        var room = Files.getFileStore(parent).getUsableSpace();
        if (room < wanted) {
            throw new CommonsException(
                    Code.DISK_FULL,
                    "The restored store needs about %,d bytes, and %,d are free at %s. Make room, or restore elsewhere with --store."
                            .formatted(wanted, room, parent));
        }
    }

    private void unpack(ZipFile zip, FileDigest file, BackupManifest manifest) throws IOException {
        var entry = zip.getEntry(file.name());
        boolean isStatements = file.name().equals(Backup.STATEMENTS);
        if (entry == null || !isStatements && !StoreFolder.isPlace(file.name())) {
            throw unusable("it lacks %s, or has a file of a name that no backup has".formatted(file.name()));
        }
        var digest = Digest.empty();
        try (var in = digest.whileReading(zip.getInputStream(entry))) {
            if (isStatements) {
                var sizes = StoreCare.make(draft, CloseShieldInputStream.wrap(in));
                if (!sizes.equals(manifest.statements())) {
                    throw unusable("its graphs have other sizes than its manifest says");
                }
                in.transferTo(OutputStream.nullOutputStream());
            } else {
                write(file.name(), in);
            }
        }
        if (!digest.checksum().equals(file.checksum())) {
            throw unusable("%s is not what its digest says".formatted(file.name()));
        }
    }

    private void write(String name, InputStream in) throws IOException {
        var place = draft.resolve(name);
        var above = draft.resolve(name.substring(0, name.lastIndexOf('/')));
        if (name.startsWith("history/")) {
            Files.createDirectories(above);
        } else {
            new PrivateFolder(above).make();
        }
        PrivateFolder.create(place);
        try (var out = Files.newOutputStream(place)) {
            in.transferTo(out);
        }
    }

    private void requireSound() {
        CheckReport report;
        try (var opened = Store.open(draft);
                var snapshot = opened.care().orElseThrow().snapshot(Supplier::get)) {
            report = snapshot.check();
        }
        if (!report.isSound()) {
            throw unusable("the store it holds is not sound: " + report.text());
        }
    }

    private CommonsException unusable(String why) {
        return new CommonsException(
                Code.NOT_RESTORED,
                "The backup %s cannot be restored: %s. Nothing was changed; restore another backup."
                        .formatted(archive, why));
    }
}
