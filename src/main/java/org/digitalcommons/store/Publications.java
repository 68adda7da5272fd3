package org.digitalcommons.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.digitalcommons.CommonsException;

/**
 * The publications of a store and their versions. A publication becomes current in one transaction or not at all; what it
 * replaces moves to the history. Changes are for one thread at a time.
 */
final class Publications {

    private final DatasetGraph dataset;
    private final PublicationLedger ledger;
    private final Optional<History> history;

    Publications(DatasetGraph dataset, Optional<History> history) {
        this.dataset = dataset;
        this.ledger = new PublicationLedger(dataset);
        this.history = history;
    }

    /**
     * Makes a publication current that need not fit into memory. What it replaces goes to the history first, and need not
     * fit either. Readers see the old version until the new one is whole.
     *
     * @param progress told how many statements are stored so far, from time to time
     * @return whether anything changed; publishing the same twice changes nothing
     * @throws CommonsException if it cannot be read or the history not be written; then nothing changed
     */
    synchronized boolean publish(Node publication, Quads content, LongConsumer progress) {
        var checksum = content.checksum();
        if (Txn.calculateRead(dataset, () -> ledger.holds(publication, checksum))) {
            return false;
        }
        Txn.executeRead(dataset, () -> owns(publication, content.graphs()));
        var number = Txn.calculateRead(dataset, () -> next(publication));
        draft(List.of(publication));
        change(() -> {
            var before = ledger.graphs(publication);
            ledger.owe(before);
            ledger.owe(content.graphs());
            var statementsBefore = ledger.statements(publication);
            ledger.strike(publication);
            new ContentWriter(dataset, progress).replace(before, statementsBefore, content);
            var now = Optional.of(ledger.count());
            var statements = OptionalLong.of(content.statements());
            ledger.enter(
                    new Version(publication, number, now, Optional.empty(), checksum, statements), content.graphs());
            ledger.putSeal(publication);
        });
        return true;
    }

    /** A graph belongs to one publication, and none to what the store itself writes. */
    private void owns(Node publication, Collection<Node> graphs) {
        if (graphs.isEmpty()) {
            throw new IllegalArgumentException(publication + " has no graphs");
        }
        for (var graph : graphs) {
            var other = ledger.owner(graph).filter(owner -> !owner.equals(publication));
            if (other.isPresent() || graph.equals(PublicationLedger.NAME) || DerivedGraphs.isMade(graph)) {
                throw new IllegalArgumentException("%s is a graph of %s, not of %s"
                        .formatted(graph, other.orElse(PublicationLedger.NAME), publication));
            }
        }
    }

    /**
     * Takes publications back together: a reader sees all of them or none.
     *
     * @return how many of them were current
     */
    synchronized int withdraw(Collection<Node> publications) {
        var current = Txn.calculateRead(dataset, ledger::publications).stream()
                .filter(publications::contains)
                .toList();
        if (!current.isEmpty()) {
            draft(current);
            change(() -> {
                current.forEach(publication -> ledger.owe(ledger.graphs(publication)));
                current.forEach(this::remove);
                ledger.count();
            });
        }
        return current.size();
    }

    /** Writes what is about to end as drafts of the history. */
    private void draft(List<Node> publications) {
        history.ifPresent(h -> Txn.executeRead(
                dataset,
                () -> publications.stream()
                        .filter(publication -> !ledger.graphs(publication).isEmpty())
                        .forEach(publication -> h.draft(current(publication), dataset))));
    }

    /** The current version; a publication that an older store did not number comes after those in its history. */
    private Version current(Node publication) {
        var number = ledger.number(publication);
        if (number.isPresent()) {
            return ledger.version(publication, number.getAsLong());
        }
        var last = last(publication);
        return ledger.version(publication, last.number() + 1).from(last.until());
    }

    private History.Last last(Node publication) {
        return history.map(h -> h.last(publication)).orElse(History.Last.NONE);
    }

    private long next(Node publication) {
        return ledger.graphs(publication).isEmpty()
                ? last(publication).number() + 1
                : current(publication).number() + 1;
    }

    /** Changes what is published: in one transaction, with the history in step whether it succeeds or not. */
    private void change(Runnable work) {
        try {
            Txn.executeWrite(dataset, work);
        } finally {
            settle();
        }
    }

    /** Brings the history in step with the ledger, after a change or after one that was broken off. */
    synchronized void settle() {
        history.filter(History::isUnsettled)
                .ifPresent(h -> Txn.executeRead(
                        dataset,
                        () -> h.settle(currentVersions(), ledger.changed().orElse(Instant.EPOCH))));
    }

    /** Notes the digests of publications that an older store did not note. */
    synchronized void seal() {
        Txn.executeWrite(dataset, () -> ledger.publications().forEach(ledger::putSeal));
    }

    private List<Version> currentVersions() {
        return ledger.publications().stream().map(this::current).toList();
    }

    private void remove(Node publication) {
        ledger.graphs(publication).forEach(graph -> dataset.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY));
        ledger.strike(publication);
    }

    /** The versions in the history, each with its file. */
    synchronized List<History.PastVersion> kept() {
        return history.map(History::all).orElse(List.of());
    }

    /** Every version of every publication, by address and number: those in the history, and the current ones. */
    synchronized List<Version> versions() {
        var versions = new ArrayList<Version>();
        kept().forEach(kept -> versions.add(kept.version()));
        versions.addAll(Txn.calculateRead(dataset, this::currentVersions));
        versions.sort(
                Comparator.comparing((Version version) -> version.publication().getURI())
                        .thenComparing(Version::number));
        return versions;
    }

    /** Gives what was current at an instant to another store. */
    synchronized void give(Instant instant, Publications then) {
        Txn.executeRead(
                dataset,
                () -> currentVersions().stream()
                        .filter(version -> version.wasCurrentAt(instant))
                        .forEach(version -> then.take(version, reader -> give(version.publication(), reader))));
        history.ifPresent(h -> h.at(instant).forEach(kept -> then.take(kept.version(), kept::forEach)));
    }

    private void give(Node publication, Consumer<Quad> reader) {
        ledger.graphs(publication)
                .forEach(graph ->
                        dataset.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(reader));
    }

    /** Takes a version over from another store, as it is. */
    private void take(Version version, Consumer<Consumer<Quad>> content) {
        Txn.executeWrite(dataset, () -> {
            var graphs = new LinkedHashSet<Node>();
            content.accept(quad -> {
                graphs.add(quad.getGraph());
                dataset.add(quad);
            });
            ledger.count();
            ledger.enter(version, graphs);
        });
    }
}
