package org.digitalcommons.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.VOID;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/**
 * What the store notes of each current publication, in a graph of its own: its graphs ({@code dct:hasPart}), the digest
 * of its content ({@code dct:identifier}), the number of its version ({@code owl:versionInfo}), when it became current
 * ({@code dct:available}), its statements ({@code void:triples}) and the digest of them as they are stored
 * ({@code spdx:checksumValue}). Older stores have the first two only. The same lines head the file of a version in the history. Of each derived graph it notes what it was made of
 * ({@code prov:wasDerivedFrom}) and when ({@code prov:generatedAtTime}).
 *
 * <p>Every method is called inside a transaction of the caller.
 */
final class PublicationLedger {

    static final Node NAME = NodeFactory.createURI(Term.GRAPH + "store");

    private static final Node PART = DCTerms.hasPart.asNode();
    private static final Node CHECKSUM = DCTerms.identifier.asNode();
    private static final Node NUMBER = OWL.versionInfo.asNode();
    private static final Node FROM = DCTerms.available.asNode();
    private static final Node STATEMENTS = VOID.triples.asNode();
    private static final Node SEAL = NodeFactory.createURI("http://spdx.org/rdf/terms#checksumValue");
    private static final Node REVISION = DCTerms.hasVersion.asNode();
    private static final Node CHANGED = DCTerms.modified.asNode();
    private static final Node DERIVED = NodeFactory.createURI(GraphNames.DERIVED);
    private static final Node OWED = DCTerms.requires.asNode();
    private static final Node MARK = DCTerms.identifier.asNode();

    private final DatasetGraph dataset;

    PublicationLedger(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    List<Node> publications() {
        return dataset.stream(NAME, Node.ANY, PART, Node.ANY)
                .map(Quad::getSubject)
                .distinct()
                .toList();
    }

    List<Node> graphs() {
        return graphs(Node.ANY);
    }

    List<Node> graphs(Node publication) {
        return dataset.stream(NAME, publication, PART, Node.ANY)
                .map(Quad::getObject)
                .toList();
    }

    /** The publication that a graph is part of. */
    Optional<Node> owner(Node graph) {
        return dataset.stream(NAME, Node.ANY, PART, graph).map(Quad::getSubject).findFirst();
    }

    boolean holds(Node publication, String checksum) {
        return dataset.contains(NAME, publication, CHECKSUM, NodeFactory.createLiteralString(checksum));
    }

    /** The number of a publication's current version; empty in the ledger of an older store. */
    OptionalLong number(Node publication) {
        return number(publication, NUMBER);
    }

    /** A publication's version, by what is noted of it here. */
    Version version(Node publication, long number) {
        return new Version(
                publication,
                number,
                text(publication, FROM).findFirst().map(Instant::parse),
                Optional.empty(),
                text(publication, CHECKSUM).findFirst().orElse(""),
                number(publication, STATEMENTS));
    }

    /** How many statements a publication has; empty in the ledger of an older store. */
    OptionalLong statements(Node publication) {
        return number(publication, STATEMENTS);
    }

    private OptionalLong number(Node publication, Node property) {
        return text(publication, property).mapToLong(Long::parseLong).findFirst();
    }

    private Stream<String> text(Node subject, Node property) {
        return dataset.stream(NAME, subject, property, Node.ANY)
                .map(q -> q.getObject().getLiteralLexicalForm());
    }

    /** Every line about a publication. */
    Stream<Quad> lines(Node publication) {
        return dataset.stream(NAME, publication, Node.ANY, Node.ANY);
    }

    void enter(Version version, Collection<Node> graphs) {
        var publication = version.publication();
        graphs.forEach(graph -> dataset.add(NAME, publication, PART, graph));
        dataset.add(NAME, publication, CHECKSUM, NodeFactory.createLiteralString(version.checksum()));
        dataset.add(NAME, publication, NUMBER, NodeFactory.createLiteralString(Long.toString(version.number())));
        version.from().ifPresent(from -> dataset.add(NAME, publication, FROM, instant(from)));
        version.statements()
                .ifPresent(n -> dataset.add(
                        NAME,
                        publication,
                        STATEMENTS,
                        NodeFactory.createLiteralDT(Long.toString(n), XSDDatatype.XSDinteger)));
    }

    /** Notes the digest of a publication as it is stored, in place of an earlier one. */
    void putSeal(Node publication) {
        var digest = ContentDigest.of(dataset, graphs(publication)).text();
        dataset.deleteAny(NAME, publication, SEAL, Node.ANY);
        dataset.add(NAME, publication, SEAL, NodeFactory.createLiteralString(digest));
    }

    /** The digest of a publication as it was stored; empty in the ledger of an older store. */
    Optional<String> seal(Node publication) {
        return text(publication, SEAL).findFirst();
    }

    /** Whether a line notes the digest of a publication. */
    static boolean isSeal(Quad line) {
        return line.getGraph().equals(NAME) && line.getPredicate().equals(SEAL);
    }

    void strike(Node publication) {
        dataset.deleteAny(NAME, publication, Node.ANY, Node.ANY);
    }

    /** A number that grows with every change of what is published. */
    long revision() {
        return number(NAME, REVISION).orElse(0);
    }

    /** When what is published was changed last; empty in the ledger of an older store. */
    Optional<Instant> changed() {
        return text(NAME, CHANGED).findFirst().map(Instant::parse);
    }

    /** Counts a change, and returns its instant: later than every change before it, even when the clock was set back. */
    Instant count() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var next =
                changed().map(last -> last.plusMillis(1)).filter(now::isBefore).orElse(now);
        var revision = NodeFactory.createLiteralString(Long.toString(revision() + 1));
        dataset.deleteAny(NAME, NAME, REVISION, Node.ANY);
        dataset.add(NAME, NAME, REVISION, revision);
        dataset.deleteAny(NAME, NAME, CHANGED, Node.ANY);
        dataset.add(NAME, NAME, CHANGED, instant(next));
        return next;
    }

    /** Notes that graphs came, went or were replaced, and that what follows from them is not derived yet. */
    void owe(Collection<Node> graphs) {
        graphs.forEach(graph -> dataset.add(NAME, DERIVED, OWED, graph));
    }

    /** The graphs that came, went or were replaced since all that follows was derived. */
    List<Node> owed() {
        return dataset.stream(NAME, DERIVED, OWED, Node.ANY)
                .map(Quad::getObject)
                .toList();
    }

    /** What the derived graphs were made by and of; empty when there are none. */
    Optional<String> mark() {
        return text(DERIVED, MARK).findFirst();
    }

    /** Notes what the derived graphs are made by and of, and that nothing is owed. */
    void settle(String mark) {
        dataset.deleteAny(NAME, DERIVED, OWED, Node.ANY);
        dataset.deleteAny(NAME, DERIVED, MARK, Node.ANY);
        dataset.add(NAME, DERIVED, MARK, NodeFactory.createLiteralString(mark));
    }

    /** Notes what a derived graph was made of, and when. */
    void made(Node graph, Node origin, Instant when) {
        unmade(graph);
        dataset.add(NAME, graph, Prov.wasDerivedFrom, origin);
        dataset.add(NAME, graph, Prov.generatedAtTime, instant(when));
    }

    /** Takes the notes of a derived graph away. */
    void unmade(Node graph) {
        dataset.deleteAny(NAME, graph, Prov.wasDerivedFrom, Node.ANY);
        dataset.deleteAny(NAME, graph, Prov.generatedAtTime, Node.ANY);
    }

    private static Node instant(Instant instant) {
        return NodeFactory.createLiteralDT(instant.toString(), XSDDatatype.XSDdateTime);
    }
}
