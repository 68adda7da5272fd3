package org.digitalcommons.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.vocab.Term;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.query.impl.SimpleDataset;
import org.eclipse.rdf4j.repository.RepositoryConnection;

/** The files of {@code queries/derive} as they lie, run on RDF4J: each map file for each published graph, then the gather files. */
final class DeriveOnRdf4j {

    private final RepositoryConnection connection;
    private final IRI reference;

    DeriveOnRdf4j(RepositoryConnection connection, IRI reference) {
        this.connection = connection;
        this.reference = reference;
    }

    /**
     * Derives everything, and leaves it there: each step is committed, because RDF4J searches what is not yet committed
     * statement by statement. The answer says how many statements are derived.
     */
    long run(Rooms rooms) {
        var published = published();
        var written = new ArrayList<String>();
        for (var step : files(rooms, "map").toList()) {
            var into = graph(step.header().writes().orElseThrow());
            for (var graph : published) {
                construct(step, List.of(graph), into);
            }
            written.add(step.header().writes().orElseThrow());
        }
        var waiting = new ArrayList<>(files(rooms, "gather").toList());
        while (!waiting.isEmpty()) {
            var ready = waiting.stream()
                    .filter(step -> written.containsAll(step.header().reads()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException(
                        "Steps wait for each other: " + waiting.getFirst().name());
            }
            for (var step : ready) {
                var graphs =
                        step.header().reads().stream().map(DeriveOnRdf4j::graph).toList();
                construct(step, graphs, graph(step.header().writes().orElseThrow()));
                written.add(step.header().writes().orElseThrow());
            }
            waiting.removeAll(ready);
        }
        var derived = written.stream().distinct().map(DeriveOnRdf4j::graph).toArray(IRI[]::new);
        long count = connection.size(derived);
        return count;
    }

    private List<IRI> published() {
        try (var contexts = connection.getContextIDs()) {
            return contexts.stream()
                    .filter(context -> context.stringValue().startsWith(Term.GRAPH + "published/"))
                    .map(IRI.class::cast)
                    .toList();
        }
    }

    private static Stream<Question> files(Rooms rooms, String kind) {
        return rooms.files("queries/derive/" + kind, ".rq").stream()
                .map(file -> Question.of(Rooms.name(file), Rooms.text(file)));
    }

    private static IRI graph(String name) {
        return SimpleValueFactory.getInstance().createIRI(Term.GRAPH + name);
    }

    private void construct(Question step, List<IRI> graphs, IRI into) {
        var seen = new SimpleDataset();
        graphs.forEach(seen::addDefaultGraph);
        seen.addDefaultGraph(reference);
        var query = connection.prepareGraphQuery(step.text());
        query.setDataset(seen);
        try (var statements = query.evaluate()) {
            connection.add(statements.stream().toList(), into);
        }
    }
}
