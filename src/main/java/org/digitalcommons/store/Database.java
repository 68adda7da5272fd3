package org.digitalcommons.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.DatabaseConnection;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;

/** The TDB2 database of a store's folder: {@code graphs}. */
final class Database {

    private Database() {}

    /** A database in memory, gone when closed. */
    static DatasetGraph inMemory(SelectivityReorder weights) {
        return DatabaseConnection.connectCreate(Location.mem(), null, weights).getDatasetGraph();
    }

    /**
     * Opens the database in a store's folder, which is made when it is not there.
     *
     * @param weights puts the patterns of queries in order
     * @throws CommonsException if another process holds it, or it cannot be read
     */
    static GatedDataset open(Path folder, SelectivityReorder weights) {
        var graphs = folder.resolve("graphs");
        if (Files.isDirectory(folder) && !Files.isWritable(folder)) {
            throw new CommonsException(
                    Code.STORE_READ_ONLY,
                    "The store %s cannot be written, and a store is never opened for reading alone. Give yourself the right to write there."
                            .formatted(folder));
        }
        try {
            if (isMissing(graphs)) {
                make(folder, graphs);
            }
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "The store %s cannot be made: %s. Choose a folder you may write in with --store."
                            .formatted(folder, e.getMessage()));
        }
        try {
            var dataset = new GatedDataset(DatabaseConnection.connectCreate(Location.create(graphs), null, weights)
                    .getDatasetGraph());
            try {
                // Damage to the ledger shows here, and not in the middle of a command.
                Txn.executeRead(dataset, new PublicationLedger(dataset)::revision);
                Compaction.clear(graphs);
                return dataset;
            } catch (RuntimeException e) {
                GatedDataset.expel(dataset);
                throw e;
            }
        } catch (DBOpEnvException e) {
            // Jena has one class for a store held elsewhere, and says the rest in words.
            if (String.valueOf(e.getMessage()).startsWith("Failed to get a lock")) {
                throw new CommonsException(
                        Code.STORE_LOCKED,
                        "Another process holds the store %s. Stop it, or name another store with --store."
                                .formatted(folder));
            }
            throw damaged(folder, e);
        } catch (JenaException e) {
            throw damaged(folder, e);
        }
    }

    private static CommonsException damaged(Path folder, JenaException e) {
        return new CommonsException(
                Code.STORE_DAMAGED,
                "The store %s cannot be opened: %s. Restore it, or let serve build a new one elsewhere with --store."
                        .formatted(folder, e.getMessage()));
    }

    private static boolean isMissing(Path graphs) throws IOException {
        if (!Files.isDirectory(graphs)) {
            return true;
        }
        try (var files = Files.list(graphs)) {
            return files.findAny().isEmpty();
        }
    }

    /** Makes it beside its place and moves it there whole, because a half-made database opens and is then unreadable. */
    private static synchronized void make(Path folder, Path graphs) throws IOException {
        Files.createDirectories(folder);
        var begun = folder.resolve("graphs.new");
        var guard = folder.resolve("graphs.lock");
        try (var channel = FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && isMissing(graphs)) {
                DiskFolders.delete(begun);
                Files.createDirectories(begun);
                TDBInternal.expel(DatabaseMgr.connectDatasetGraph(begun.toString()));
                Files.deleteIfExists(graphs);
                Files.move(begun, graphs, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(guard);
        }
    }
}
