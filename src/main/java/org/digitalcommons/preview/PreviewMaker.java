package org.digitalcommons.preview;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.intake.Intake;
import org.digitalcommons.intake.StoredFindings;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.query.Answer;
import org.digitalcommons.query.Queries;
import org.digitalcommons.store.Store;
import org.digitalcommons.validate.Verdict;

/**
 * Makes previews: publishes on a layer over the store, derives there what that changes, and asks the layer. All of it is
 * seen from one thread in one state of the store, which is not touched and which others may change meanwhile. A preview
 * takes about as long as publishing does.
 */
public final class PreviewMaker {

    private static final int MOST_PEERS = 3;

    private final Catalog catalog;
    private final Question bodies;
    private final Store store;
    private final Intake intake;
    private final Queries queries;

    /**
     * @param queries asks within the limits of whoever waits for the preview
     */
    public PreviewMaker(Rooms rooms, Catalog catalog, Store store, Intake intake, Queries queries) {
        this.catalog = catalog;
        this.bodies = Question.of("bodies", rooms.text("queries/preview/bodies.rq"));
        this.store = store;
        this.intake = intake;
        this.queries = queries;
    }

    /** What an accepted candidate would change and show. */
    public Preview of(Candidate candidate, Verdict.Pass verdict) {
        var publication = candidate.publication();
        var content = candidate.graphs();
        return store.read(() -> {
            var before = store.graphs(publication);
            before.remove(StoredFindings.graph(publication));
            var changes = Difference.between(before.values(), content.values());
            var after = intake.onLayer(candidate, verdict);
            var about = about(content, after);
            return new Preview(
                    changes,
                    PeriodComparison.of(publication, content, store),
                    about.size() > Preview.MOST_BODIES
                            ? List.of()
                            : about.stream().map(row -> body(row, after)).toList(),
                    about.size());
        });
    }

    /** The bodies that some graphs are about, one a row with its name and peer group. */
    private List<Binding> about(Map<Node, Graph> content, Store after) {
        if (content.isEmpty()) {
            return List.of();
        }
        var question = new Question(bodies.name(), bodies.header(), bodies.gathering(content.keySet()));
        return queries.ask(question, Map.of(), after).rows().stream().toList();
    }

    private Preview.Body body(Binding about, Store after) {
        var body = about.get(Var.alloc("body"));
        var code = Map.of("body", Iris.lastSegment(body));
        var peerGroup = Optional.ofNullable(about.get(Var.alloc("peerGroup")))
                .map(group -> Map.of("peerGroup", Iris.lastSegment(group)))
                .orElse(Map.of());
        Function<String, Answer> ofBody = question -> queries.ask(catalog.named(question), code, after);
        var index = queries.ask(catalog.named("public-value-index"), peerGroup, after);
        return new Preview.Body(
                body,
                about.get(Var.alloc("name")).getLiteralLexicalForm(),
                ofBody.apply("posts-of-body"),
                index.only(row -> body.equals(row.get(Var.alloc("body")))),
                first(ofBody.apply("nearest-peers"), MOST_PEERS),
                ofBody.apply("clusters-of-body"));
    }

    private static Answer first(Answer answer, int most) {
        var seen = new int[1];
        return answer.only(row -> ++seen[0] <= most);
    }
}
