package org.digitalcommons.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.catalog.Rooms;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/** RDF4J, in memory. */
record Rdf4jEngine() implements PeerEngine {

    /** Bodies up to which the files of {@code queries/derive} are run on it too. */
    private static final int MOST_TO_DERIVE = 100;

    @Override
    public String name() {
        return "RDF4J memory";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Map<String, Result> run(Country country, Rooms rooms, int runs) throws Exception {
        var results = new LinkedHashMap<String, Result>();
        var repository = new SailRepository(new MemoryStore());
        var reference = SimpleValueFactory.getInstance().createIRI("urn:x-reference");
        try (var connection = repository.getConnection()) {
            double load = Timing.once(() -> {
                connection.begin();
                country.parse(new StreamRDFBase() {
                    @Override
                    public void quad(Quad quad) {
                        connection.add(
                                (Resource) value(quad.getSubject()),
                                (IRI) value(quad.getPredicate()),
                                value(quad.getObject()),
                                (Resource) value(quad.getGraph()));
                    }
                });
                rooms.graph("ontology").stream()
                        .filter(t -> t.getSubject().isURI() && !t.getObject().isBlank())
                        .forEach(t -> connection.add(
                                (Resource) value(t.getSubject()),
                                (IRI) value(t.getPredicate()),
                                value(t.getObject()),
                                reference));
                connection.commit();
            });
            results.put("load", new Result(load, country.statements(), 0));
            for (var natural : Natural.ALL) {
                var query = connection.prepareTupleQuery(PeerEngine.query(natural));
                var found = new double[2];
                double millis = Timing.median(runs, () -> {
                    found[0] = 0;
                    found[1] = 0;
                    try (var rows = query.evaluate()) {
                        var last = rows.getBindingNames().getLast();
                        for (var row : rows) {
                            found[0]++;
                            found[1] += Double.parseDouble(row.getValue(last).stringValue());
                        }
                    }
                });
                results.put(natural.name(), new Result(millis, (long) found[0], found[1]));
            }
            // What takes it a minute for a hundred bodies had not ended after seven for four hundred.
            if (country.bodies() <= MOST_TO_DERIVE) {
                var derived = new long[1];
                var derivation = new DeriveOnRdf4j(connection, reference);
                double derive = Timing.once(() -> derived[0] = derivation.run(rooms));
                results.put("derive", new Result(derive, derived[0], 0));
            }
            return results;
        } finally {
            repository.shutDown();
        }
    }

    private static Value value(org.apache.jena.graph.Node node) {
        var factory = SimpleValueFactory.getInstance();
        if (node.isURI()) {
            return factory.createIRI(node.getURI());
        }
        return node.getLiteralLanguage().isEmpty()
                ? factory.createLiteral(node.getLiteralLexicalForm(), factory.createIRI(node.getLiteralDatatypeURI()))
                : factory.createLiteral(node.getLiteralLexicalForm(), node.getLiteralLanguage());
    }
}
