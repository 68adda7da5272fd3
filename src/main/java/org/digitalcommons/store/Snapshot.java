package org.digitalcommons.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * A store as it is at one moment, its history with it, whatever is published meanwhile. It is taken while nobody
 * publishes, and belongs to the thread that took it; an open snapshot keeps a compaction from deleting what it reads.
 */
public final class Snapshot implements AutoCloseable {

    /** As what a snapshot is written, by the ending of a file. */
    static final String FORM = ".nq";

    private final DatasetGraph dataset;
    private final PublicationLedger ledger;
    private final History history;
    private final List<HistoryFiles.VersionFile> files;

    private final Runnable closing;

    private Snapshot(DatasetGraph dataset, History history, Runnable closing) {
        this.closing = closing;
        this.dataset = dataset;
        this.ledger = new PublicationLedger(dataset);
        this.history = history;
        this.files = history.files();
    }

    /**
     * Takes one; the files of a history are never changed once they are there.
     *
     * @param closing runs when it is closed
     */
    static Snapshot of(DatasetGraph dataset, History history, Runnable closing) {
        dataset.begin(TxnType.READ);
        try {
            return new Snapshot(dataset, history, closing);
        } catch (RuntimeException e) {
            dataset.end();
            throw e;
        }
    }

    /**
     * A current publication.
     *
     * @param version what the ledger says of it
     * @param seal the digest of it as it is stored; empty in a store of an older form
     */
    public record SealedVersion(Version version, Optional<String> seal) {}

    /** The current publications in order of their addresses. */
    public List<SealedVersion> publications() {
        return ledger.publications().stream()
                .map(p -> new SealedVersion(ledger.version(p, ledger.number(p).orElse(1)), ledger.seal(p)))
                .sorted((a, b) -> a.version()
                        .publication()
                        .getURI()
                        .compareTo(b.version().publication().getURI()))
                .toList();
    }

    /** The files of its history. */
    public List<Path> history() {
        return files.stream().map(HistoryFiles.VersionFile::file).toList();
    }

    /** The folder of its history. */
    public Path historyFolder() {
        return history.folder();
    }

    /**
     * Writes every statement as N-Quads.
     *
     * @return how many statements each graph has
     */
    public Map<String, Long> write(OutputStream out) throws IOException {
        var sizes = new TreeMap<String, Long>();
        var writer = NQuads.writer(out);
        dataset.find().forEachRemaining(quad -> {
            sizes.merge(quad.getGraph().toString(), 1L, Long::sum);
            writer.quad(quad);
        });
        writer.finish();
        out.flush();
        return sizes;
    }

    /** Whether it is sound. */
    public CheckReport check() {
        return new StoreCheck(dataset, ledger, files).report();
    }

    @Override
    public void close() {
        dataset.end();
        closing.run();
    }
}
