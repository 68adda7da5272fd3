package org.digitalcommons.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.vocab.Term;

/**
 * Takes a text out of what is published and was. Each version that held it keeps a note with the digest it had, the digest
 * it has now and the number of its gaps, so that what is left can still be checked. For one thread, with nobody else
 * writing.
 */
public final class Erasure {

    private static final Node CHECKSUM = DCTerms.identifier.asNode();

    private final DatasetGraph dataset;
    private final PublicationLedger ledger;
    private final Optional<Path> history;
    private final ErasedText text;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final List<String> versions = new ArrayList<>();
    private long statements;

    Erasure(DatasetGraph dataset, Optional<Path> history, ErasedText text) {
        this.dataset = dataset;
        this.history = history;
        this.ledger = new PublicationLedger(dataset);
        this.text = text;
    }

    /** Takes it out of the current versions, and then of the files of past ones; what follows from them is owed then. */
    public ErasureReport done() {
        Txn.executeWrite(dataset, this::current);
        history.map(HistoryFiles::new).ifPresent(files -> files.byPublication().forEach(this::past));
        return new ErasureReport(statements, List.copyOf(versions), List.of());
    }

    /** Whether any statement of the database holds it. */
    public boolean isLeft() {
        return Txn.calculateRead(dataset, () -> dataset.stream().anyMatch(this::holds));
    }

    /**
     * Takes the text out of the files beside the database, which was written anew without what was deleted.
     *
     * @param folder the folder of the store
     * @return the other files that held it
     * @throws CommonsException if it is left anywhere, or a file cannot be written
     */
    public List<String> clean(Path folder) {
        try {
            var changed = new FileErasure(folder, text).done();
            var left = FileErasure.left(folder, text);
            if (!left.isEmpty()) {
                throw new CommonsException(
                        Code.STORE_DAMAGED,
                        "The text is left in %s. Delete these files, or ask for a shorter text."
                                .formatted(String.join(", ", left)));
            }
            return changed;
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "A file of the store %s cannot be written: %s. Make it writable and erase again."
                            .formatted(folder, e.getMessage()));
        }
    }

    private boolean holds(Quad quad) {
        return !text.gapped(quad).equals(quad);
    }

    private void current() {
        var found = new ArrayList<Quad>();
        dataset.stream().filter(this::holds).forEach(found::add);
        var touched = new LinkedHashMap<Node, Long>();
        Set<Node> graphs = new LinkedHashSet<>();
        for (var quad : found) {
            dataset.delete(quad);
            dataset.add(text.gapped(quad));
            if (!DerivedGraphs.isMade(quad.getGraph())) {
                statements++;
                graphs.add(quad.getGraph());
                ledger.owner(quad.getGraph()).ifPresent(publication -> touched.merge(publication, 1L, Long::sum));
            }
        }
        touched.forEach((publication, gaps) -> {
            var number = ledger.number(publication).orElse(1);
            var before = ledger.version(publication, number).checksum();
            var content = new LinkedHashMap<Node, Graph>();
            ledger.graphs(publication).forEach(graph -> content.put(graph, GraphFactory.createDefaultGraph()));
            content.forEach((name, graph) -> dataset.find(name, Node.ANY, Node.ANY, Node.ANY)
                    .forEachRemaining(quad -> graph.add(quad.asTriple())));
            var after = GraphDigest.of(content);
            dataset.deleteAny(PublicationLedger.NAME, publication, CHECKSUM, Node.ANY);
            dataset.add(PublicationLedger.NAME, publication, CHECKSUM, NodeFactory.createLiteralString(after));
            ledger.putSeal(publication);
            note(publication, number, gaps, before, after);
        });
        if (!found.isEmpty()) {
            ledger.owe(graphs.stream().filter(g -> ledger.owner(g).isPresent()).toList());
            ledger.count();
        }
    }

    /** The versions of one publication: differences first, which need the whole version as it was when they were written. */
    private void past(List<HistoryFiles.VersionFile> versions) {
        var isPatch = versions.stream().collect(Collectors.partitioningBy(v -> HistoryFiles.isPatch(v.file())));
        var whole = isPatch.getOrDefault(false, List.of());
        var patches = isPatch.getOrDefault(true, List.of());
        boolean isInWhole = whole.stream().anyMatch(version -> gaps(version) > 0);
        if (isInWhole || patches.stream().anyMatch(version -> gaps(version) > 0)) {
            patches.forEach(version -> Txn.executeWrite(dataset, () -> past(version)));
        }
        whole.forEach(version -> Txn.executeWrite(dataset, () -> past(version)));
    }

    private long gaps(HistoryFiles.VersionFile version) {
        long[] gaps = {0};
        Consumer<Quad> counted = quad -> gaps[0] += holds(quad) ? 1 : 0;
        PastContent.read(version.file(), counted, counted);
        return gaps[0];
    }

    /** Takes the text out of a version; a difference becomes a whole version, whether it held the text or not. */
    private void past(HistoryFiles.VersionFile named) {
        var head = new ArrayList<Quad>();
        var content = new LinkedHashMap<Node, Graph>();
        long[] gaps = {0};
        Function<Quad, Quad> counted = quad -> {
            gaps[0] += holds(quad) ? 1 : 0;
            return text.gapped(quad);
        };
        PastContent.read(named.file(), quad -> head.add(counted.apply(quad)), quad -> {
            var gapped = counted.apply(quad);
            content.computeIfAbsent(gapped.getGraph(), g -> GraphFactory.createDefaultGraph())
                    .add(gapped.asTriple());
        });
        try {
            if (gaps[0] > 0 || HistoryFiles.isPatch(named.file())) {
                rewrite(named, head, content, gaps[0]);
            }
            if (HistoryFiles.isPatch(named.file())) {
                Files.delete(named.file());
            }
        } catch (IOException e) {
            throw HistoryFiles.unreadable(named.file(), e);
        }
    }

    private void rewrite(HistoryFiles.VersionFile named, List<Quad> head, Map<Node, Graph> content, long gaps)
            throws IOException {
        statements += gaps;
        var after = GraphDigest.of(content);
        var seal = new ContentDigest();
        content.forEach((name, graph) -> graph.find().forEachRemaining(t -> seal.add(Quad.create(name, t))));
        NQuads.write(HistoryFiles.asWhole(named.file()), writer -> {
            for (var quad : head) {
                if (gaps == 0) {
                    writer.quad(quad);
                } else if (quad.getPredicate().equals(CHECKSUM)) {
                    note(
                            quad.getSubject(),
                            named.number(),
                            gaps,
                            quad.getObject().getLiteralLexicalForm(),
                            after);
                    writer.quad(Quad.create(
                            quad.getGraph(), quad.getSubject(), CHECKSUM, NodeFactory.createLiteralString(after)));
                } else if (PublicationLedger.isSeal(quad)) {
                    writer.quad(Quad.create(
                            quad.getGraph(),
                            quad.getSubject(),
                            quad.getPredicate(),
                            NodeFactory.createLiteralString(seal.text())));
                } else {
                    writer.quad(quad);
                }
            }
            content.forEach(
                    (name, graph) -> graph.find().forEachRemaining(triple -> writer.quad(Quad.create(name, triple))));
        });
    }

    /** The gap stays visible: what the version was, what it is, and how much of it is gone. */
    private void note(Node publication, long number, long gaps, String before, String after) {
        versions.add("%s, version %d".formatted(publication.getURI(), number));
        var erasure = NodeFactory.createURI(
                "%serasure/%s-%d".formatted(Term.ID, now.toString().replaceAll("[^0-9]", ""), versions.size()));
        dataset.add(PublicationLedger.NAME, erasure, NodeConst.nodeRDFType, Term.Erasure);
        dataset.add(PublicationLedger.NAME, erasure, DCTerms.isPartOf.asNode(), publication);
        dataset.add(PublicationLedger.NAME, erasure, OWL.versionInfo.asNode(), number(number));
        dataset.add(
                PublicationLedger.NAME,
                erasure,
                DCTerms.date.asNode(),
                NodeFactory.createLiteralDT(now.toString(), XSDDatatype.XSDdateTime));
        dataset.add(PublicationLedger.NAME, erasure, Term.gapCount, number(gaps));
        dataset.add(PublicationLedger.NAME, erasure, Term.digestBefore, NodeFactory.createLiteralString(before));
        dataset.add(PublicationLedger.NAME, erasure, Term.digestAfter, NodeFactory.createLiteralString(after));
    }

    private static Node number(long number) {
        return NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger);
    }
}
