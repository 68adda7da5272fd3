package org.digitalcommons.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.derive.BoundedPipe;
import org.digitalcommons.derive.Derivation;
import org.digitalcommons.derive.Part;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.store.DerivedGraph;
import org.digitalcommons.store.Store;

/** Keeps what is derived in a store in step with what is published. Deriving is for one thread at a time. */
final class DerivedState {

    /** When one published graph in so many changed, deriving everything is the shorter way, */
    private static final int MUCH = 4;

    /** unless no more than these changed, for which to derive what changed is as short. */
    private static final int FEW = 50;

    private final Rooms rooms;
    private final Catalog catalog;
    private final Store store;
    private final Lazy<Derivation> derivation;
    private final Lazy<LeadingFigures> leading;
    private final Lazy<String> rules;

    DerivedState(Rooms rooms, Catalog catalog, Store store) {
        this.rooms = rooms;
        this.catalog = catalog;
        this.store = store;
        this.derivation = Lazy.of(() -> rooms.once(Derivation.class, Derivation::new));
        this.leading = Lazy.of(() -> rooms.once(LeadingFigures.class, LeadingFigures::new));
        this.rules = Lazy.of(
                () -> rooms.once("rules", r -> r.digest("ontology", "queries/ask", "queries/derive", "queries/lead")));
    }

    boolean isUpToDate() {
        return store.isDerivedBy(rules.get());
    }

    int steps() {
        return derivation.get().steps();
    }

    /**
     * Derives what is owed: only what changed, in one change that a reader sees whole.
     *
     * @return whether anything was owed
     */
    boolean bringUpToDate(ProgressListener progress) {
        if (isUpToDate()) {
            return false;
        }
        var owed = store.owed(rules.get());
        boolean isMuch = owed.isPresent() && owed.get().size() * MUCH >= store.size();
        if (owed.isEmpty() || isMuch && owed.get().size() > FEW) {
            renew(progress);
            return true;
        }
        var steps = derivation.get();
        var outranked = leading.get().after(owed.get(), store);
        var changed = changed(store, owed.get(), outranked, steps);
        // Written when all of it is derived: whoever looks for a thing while it is being written might be remembered as
        // having found none.
        var parts = Collections.synchronizedList(new ArrayList<Part>());
        steps.changed(new StoredFacts(store), changed, parts::add);
        store.changeDerived(with(outranked.kept(false), parts.iterator()), referenceGraphs(), rules.get(), isMuch);
        return true;
    }

    /** Derives everything from nothing, in one change that a reader sees whole or not at all. */
    void renew(ProgressListener progress) {
        var steps = derivation.get();
        var outranked = leading.get().all(store);
        // One thread writes while others derive; the lock of the intake keeps what they read as it was when the
        // first part was asked for.
        try (var parts = BoundedPipe.<Part>of(taker -> steps.all(
                store.publishedNames(),
                name -> outranked.without(name, store.published(name, steps.classes(), steps.mapped())),
                progress::step,
                taker))) {
            store.replaceDerived(with(outranked.kept(true), parts), referenceGraphs(), rules.get());
        }
    }

    /** The published graphs to derive from: those that changed, and those of which other figures lead now. */
    private static Map<Node, Graph> changed(
            Store store, List<Node> owed, LeadingFigures.OutrankedFigures outranked, Derivation steps) {
        var names = new LinkedHashSet<>(owed);
        names.addAll(outranked.changed());
        var graphs = store.published(names, steps.classes(), steps.mapped());
        graphs.forEach(outranked::without);
        return graphs;
    }

    private static Iterator<DerivedGraph> with(Stream<DerivedGraph> outranked, Iterator<Part> parts) {
        return Iter.concat(outranked.iterator(), Iter.map(parts, DerivedState::derived));
    }

    /**
     * Derives what a layer over the store owes, on this thread and in the transaction that it is in.
     *
     * @param after the layer; what was derived before is what the store itself holds
     */
    void bringUpToDate(Store after) {
        var steps = derivation.get();
        var parts = new ArrayList<Part>();
        var owed = after.owed(rules.get());
        if (owed.isPresent()) {
            var outranked = leading.get().after(owed.get(), after);
            steps.changed(
                    new StoredFacts(store), changed(after, owed.get(), outranked, steps), parts::add, Runnable::run);
            after.changeDerived(with(outranked.kept(false), parts.iterator()), referenceGraphs(), rules.get(), false);
        } else {
            var published = after.published(after.publishedNames(), steps.classes(), steps.mapped());
            var outranked = leading.get().all(after);
            published.forEach(outranked::without);
            parts.addAll(steps.all(published, step -> {}));
            after.replaceDerived(with(outranked.kept(true), parts.iterator()), referenceGraphs(), rules.get());
        }
    }

    /** What readers find beside the data and what belongs to the rules: our terms and code lists, and the questions. */
    private Map<Node, Graph> referenceGraphs() {
        return Map.of(
                NodeFactory.createURI(GraphNames.REFERENCE + "ontology"), rooms.graph("ontology"),
                NodeFactory.createURI(GraphNames.REFERENCE + "questions"), catalog.description());
    }

    private static DerivedGraph derived(Part part) {
        return new DerivedGraph(part.graph(), part.origin(), part.statements());
    }
}
