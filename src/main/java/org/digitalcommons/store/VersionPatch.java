package org.digitalcommons.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.core.Quad;

/**
 * A version as its difference from a whole one of the same publication, as an RDF Patch: what that file holds without the
 * statements that are removed and with those that are added is what the file of this version would hold. The lines that
 * the ledger had about the version stand among the added ones, all of them.
 *
 * @param base the number of the whole version
 */
record VersionPatch(long base, Collection<Quad> removed, Collection<Quad> added) {

    /** The largest version that is held in memory to be compared, in statements. */
    private static final long COMPARED = 200_000;

    /** A version is written whole when more than one statement in so many changed. */
    private static final int SHARE = 4;

    private static final String BASE = "base";

    /**
     * The difference from a whole version; empty where the whole is the better file, because much changed, or too large to
     * be compared.
     *
     * @param ledger the lines of the ledger about the version
     * @param content its statements
     */
    static Optional<VersionPatch> from(History.PastVersion whole, Stream<Quad> ledger, Stream<Quad> content) {
        if (whole.version().statements().orElse(Long.MAX_VALUE) > COMPARED) {
            return Optional.empty();
        }
        var head = ledger.toList();
        Set<Quad> removed = new HashSet<>();
        var statements = new HashSet<Quad>();
        PastContent.read(whole.file(), removed::add, statements::add);
        head.forEach(removed::remove);
        long most = statements.size() / SHARE;
        var added = new ArrayList<>(head);
        boolean isSmall = content.allMatch(quad -> {
            if (!statements.remove(quad)) {
                added.add(quad);
            }
            return added.size() - head.size() <= most;
        });
        removed.addAll(statements);
        return isSmall && statements.size() <= most
                ? Optional.of(new VersionPatch(whole.version().number(), removed, added))
                : Optional.empty();
    }

    /** Writes it compressed and whole, or not at all. */
    void write(Path file) throws IOException {
        NQuads.writeFile(file, this::write);
    }

    private void write(OutputStream out) {
        var writer = RDFPatchOps.textWriter(out);
        writer.start();
        writer.header(BASE, NodeFactory.createLiteralString(Long.toString(base)));
        writer.txnBegin();
        removed.forEach(q -> writer.delete(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject()));
        added.forEach(q -> writer.add(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject()));
        writer.txnCommit();
        writer.finish();
    }

    /**
     * Reads one.
     *
     * @throws org.digitalcommons.CommonsException if the file cannot be read to its end
     */
    static VersionPatch read(Path file) {
        var reader = new Reader();
        try (var in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            new RDFPatchReaderText(in).apply(reader);
            if (!reader.isWhole) {
                throw new IOException("it has no end");
            }
            return new VersionPatch(reader.base, List.copyOf(reader.removed), List.copyOf(reader.added));
        } catch (IOException | RuntimeIOException | RiotException | NumberFormatException e) {
            throw HistoryFiles.unreadable(file, e);
        }
    }

    private static final class Reader extends RDFChangesBase {
        private final List<Quad> removed = new ArrayList<>();
        private final List<Quad> added = new ArrayList<>();
        private long base;
        private boolean isWhole;

        @Override
        public void header(String field, Node value) {
            if (field.equals(BASE)) {
                base = Long.parseLong(value.getLiteralLexicalForm());
            }
        }

        @Override
        public void add(Node graph, Node subject, Node predicate, Node object) {
            added.add(Quad.create(graph, subject, predicate, object));
        }

        @Override
        public void delete(Node graph, Node subject, Node predicate, Node object) {
            removed.add(Quad.create(graph, subject, predicate, object));
        }

        @Override
        public void txnCommit() {
            isWhole = true;
        }
    }
}
