package org.digitalcommons.serve.data;

import java.util.Objects;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.intake.Basis;
import org.digitalcommons.intake.Submission;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.rdf.GraphDelivery;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.vocab.Term;
import org.jspecify.annotations.Nullable;

/**
 * A graph that is put at its address, or added to what is there. If what is there changes before the graph is stored,
 * it is read again, and so are the conditions that the client set.
 *
 * @param graphs what is there
 * @param name the publication that is written
 * @param isAdded whether it is added to what is there
 * @param condition on what state of the publication the request depends
 * @param ending the ending of a file of its language
 * @param body the graph
 */
record GraphSubmission(
        Graphs graphs, PublicationName name, boolean isAdded, Precondition condition, String ending, byte[] body)
        implements Submission {

    @Override
    public Delivery delivery(Basis basis) throws Unreadable {
        if (!isAdded && condition.isNone()) {
            return GraphDelivery.of(name, ending, body);
        }
        var current = basis.ask(() -> Current.of(graphs, name));
        condition.require(current.content());
        if (!isAdded || current.graph().isEmpty()) {
            return GraphDelivery.of(name, ending, body);
        }
        if (current.isOfTables()) {
            throw Refusal.of(
                    409,
                    "This publication was made of tables, to which statements cannot be added. Publish them"
                            + " under a dataset of their own, or replace the whole with PUT.");
        }
        // What is added takes the place of nothing, however much it is.
        return GraphDelivery.joined(name, current.graph().get(), ending, body).confirming();
    }

    /** What a program puts is confirmed by a person. */
    @Override
    public boolean waits() {
        return !isAdded;
    }

    /** A body that says of itself that it is another publication must not be stored as this one. */
    @Override
    public void check(Candidate candidate) {
        if (!candidate.publication().equals(name.node())) {
            throw Refusal.of(
                    400,
                    "The body is the publication <%s>, and the address is another. Correct one of them."
                            .formatted(candidate.publication()));
        }
        candidate.description().stream(name.node(), DCTerms.temporal.asNode(), Node.ANY)
                .map(t -> t.getObject().toString())
                .filter(period -> !period.equals(Term.ID + "period/" + name.period()))
                .findFirst()
                .ifPresent(period -> {
                    throw Refusal.of(
                            400,
                            "The body says that it is about <%s>, and its address that it is about %s. Correct one of them."
                                    .formatted(period, name.period()));
                });
    }

    /** What is there, which is the same as long as its content is. */
    private record Current(Optional<Graph> graph, Optional<String> content, boolean isOfTables) {

        static Current of(Graphs graphs, PublicationName name) {
            var graph = graphs.named(name.node().getURI());
            return new Current(graph, graph.map(Graphs::content), graphs.isOfTables(name));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Current current
                    && content.equals(current.content)
                    && isOfTables == current.isOfTables;
        }

        @Override
        public int hashCode() {
            return Objects.hash(content, isOfTables);
        }
    }
}
