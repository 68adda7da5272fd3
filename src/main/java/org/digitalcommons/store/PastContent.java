package org.digitalcommons.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.CommonsException;

/** What a file of the history holds, whether the version lies there whole or as its difference from another. */
final class PastContent {

    private PastContent() {}

    /**
     * Reads a version to its end.
     *
     * @param ledger takes the lines that the ledger had about it
     * @param content takes its statements
     * @throws CommonsException if the file, or the whole version that it is a difference from, cannot be read
     */
    static void read(Path file, Consumer<Quad> ledger, Consumer<Quad> content) {
        if (!HistoryFiles.isPatch(file)) {
            whole(file, quad -> (isLedger(quad) ? ledger : content).accept(quad));
            return;
        }
        var patch = VersionPatch.read(file);
        Set<Quad> missing = new HashSet<>(patch.removed());
        whole(HistoryFiles.whole(file, patch.base()), quad -> {
            boolean isRemoved = missing.remove(quad);
            if (!isRemoved && !isLedger(quad)) {
                content.accept(quad);
            }
        });
        if (!missing.isEmpty()) {
            throw HistoryFiles.unreadable(
                    file, new IOException("it takes away what version %d does not hold".formatted(patch.base())));
        }
        patch.added().forEach(quad -> (isLedger(quad) ? ledger : content).accept(quad));
    }

    private static boolean isLedger(Quad quad) {
        return quad.getGraph().equals(PublicationLedger.NAME);
    }

    private static void whole(Path file, Consumer<Quad> reader) {
        try (var in = Files.newInputStream(file)) {
            NQuads.read(in, HistoryFiles.name(file), LabelToNode.createUseLabelEncoded(), reader);
        } catch (IOException | RiotException e) {
            throw HistoryFiles.unreadable(file, e);
        }
    }
}
