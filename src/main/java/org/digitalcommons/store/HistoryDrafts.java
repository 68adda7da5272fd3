package org.digitalcommons.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;

/**
 * What is being written into a history. A version is written as a draft before the change that ends it, and moved into its
 * place after it; a draft that is found later ({@link #settle}) is told apart by the ledger: if its version is still
 * current, the change did not happen.
 *
 * <p>For one thread at a time.
 */
final class HistoryDrafts {

    private final HistoryFiles files;

    HistoryDrafts(HistoryFiles files) {
        this.files = files;
    }

    /**
     * Writes the draft of a version from the dataset, inside a transaction of the caller: as its difference from the last
     * whole version where little changed since.
     */
    void write(Version version, DatasetGraph dataset) {
        var ledger = new PublicationLedger(dataset);
        var publication = version.publication();
        var drafts = files.drafts();
        try {
            Files.createDirectories(drafts);
            var patch = lastWhole(publication)
                    .flatMap(whole ->
                            VersionPatch.from(whole, ledger.lines(publication), content(ledger, publication, dataset)));
            if (patch.isPresent()) {
                patch.get().write(drafts.resolve(HistoryFiles.draft(version) + HistoryFiles.PATCH));
            } else {
                NQuads.write(drafts.resolve(HistoryFiles.draft(version) + HistoryFiles.WHOLE), writer -> {
                    ledger.lines(publication).forEach(writer::quad);
                    content(ledger, publication, dataset).forEach(writer::quad);
                });
            }
            WholeFile.force(drafts);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static Stream<Quad> content(PublicationLedger ledger, Node publication, DatasetGraph dataset) {
        return ledger.graphs(publication).stream()
                .flatMap(graph -> dataset.stream(graph, Node.ANY, Node.ANY, Node.ANY));
    }

    /** The last version that lies whole in the history; empty where it is damaged, because it would spoil the next one. */
    private Optional<History.PastVersion> lastWhole(Node publication) {
        try {
            return files.of(publication).reversed().stream()
                    .filter(version -> !version.isOlder() && !HistoryFiles.isPatch(version.file()))
                    .findFirst()
                    .map(History::kept);
        } catch (CommonsException damaged) {
            return Optional.empty();
        }
    }

    /** Whether there are none, so that nothing is to be settled. */
    boolean isEmpty() {
        return HistoryFiles.list(files.drafts()).isEmpty();
    }

    /**
     * Moves the drafts of versions that ended into their places, and deletes all others.
     *
     * @param current the versions that are current
     * @param last when what is published was changed last, which is when those versions ended
     */
    void settle(List<Version> current, Instant last) {
        var living = new HashSet<String>();
        current.forEach(version -> living.add(HistoryFiles.draft(version)));
        try {
            for (var draft : HistoryFiles.list(files.drafts())) {
                var name = HistoryFiles.name(draft);
                if (!HistoryFiles.isWritten(name) || living.contains(HistoryFiles.stem(name))) {
                    Files.delete(draft);
                } else {
                    var place = files.place(name);
                    Files.createDirectories(place);
                    Files.move(draft, place.resolve(HistoryFiles.ended(name, last)), StandardCopyOption.ATOMIC_MOVE);
                    WholeFile.force(place);
                }
            }
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "The store is changed, but the version before could not be moved from %s into the history: %s. Make that folder writable; the next command moves it."
                            .formatted(files.drafts(), e.getMessage()));
        }
    }

    private CommonsException unwritable(IOException e) {
        return new CommonsException(
                Code.STORE_DAMAGED,
                "The history %s cannot be written: %s. The store is as it was; make room or give yourself the right to write, and try again."
                        .formatted(files.folder(), e.getMessage()));
    }
}
