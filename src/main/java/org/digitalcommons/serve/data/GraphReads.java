package org.digitalcommons.serve.data;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.shared.PrefixMapping;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Negotiation;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.http.Representation;
import org.digitalcommons.serve.http.Request;

/** GET and HEAD: any graph, for anybody, in the format the client asks for. */
record GraphReads(Graphs graphs, PrefixMapping prefixes) {

    /** How Jena names the default graph and the union, which are no graphs of ours. */
    private static final String ALL_GRAPHS = "urn:x-arq:";

    private static final String UNION =
            "The default graph is all graphs together; ask it at /sparql, or name one graph with ?graph=.";

    private static String notAllGraphs(String name) {
        if (name.startsWith(ALL_GRAPHS)) {
            throw Refusal.badRequest(UNION);
        }
        return name;
    }

    /** What is to be done for a request; the request itself is read now. */
    Supplier<Reply> of(Request request) {
        var name = switch (Target.of(request)) {
            case Target.OneGraph named -> notAllGraphs(named.name());
            case Target.Unclear unclear -> throw Refusal.badRequest(unclear.sentence());
            case Target.Default all -> throw Refusal.badRequest(UNION);
            case Target.Everything all ->
                throw Refusal.badRequest(
                        "The request names no graph. Name one, as in /data?graph=ADDRESS; /sparql answers for all.");
        };
        var chosen = Negotiation.choose(request, Format.OF_GRAPHS);
        var known = request.header("If-None-Match");
        return () -> reply(name, chosen, known);
    }

    private Reply reply(String name, Representation chosen, Optional<String> known) {
        var graph = graphs.named(name)
                .orElseThrow(() ->
                        Refusal.notFound("There is no graph of this name. /ask/publications lists those there are."));
        var tag = Precondition.tag(Graphs.content(graph), chosen.format());
        // Whoever has it already is spared the writing.
        return known.filter(tag::isIn).isPresent()
                ? Reply.empty(304).with(tag)
                : Reply.ok(chosen, written(graph, chosen.format())).with(tag);
    }

    private byte[] written(Graph graph, Format format) {
        prefixes.getNsPrefixMap().forEach(graph.getPrefixMapping()::setNsPrefix);
        var out = new ByteArrayOutputStream();
        format.write(out, graph);
        return out.toByteArray();
    }
}
