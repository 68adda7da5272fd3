package org.digitalcommons.serve.data;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shared.JenaException;
import org.apache.jena.shared.PrefixMapping;

/** GET and HEAD: any graph, for anybody, in the form the client asks for. */
record GraphReads(Graphs graphs, PrefixMapping prefixes) {

    Sent sent(HttpServletRequest request) {
        var query = Optional.ofNullable(request.getQueryString());
        var name = switch (Target.of(query)) {
            case Target.Named named -> named.name();
            case Target.Unclear unclear -> throw Refused.of(400, unclear.sentence());
            case Target.Default all ->
                throw Refused.of(
                        400,
                        "The default graph is all graphs together; ask it at /sparql, or name one graph with ?graph=.");
            case Target.Everything all ->
                throw Refused.of(
                        400,
                        "The request names no graph. Name one, as in /data?graph=ADDRESS; /sparql answers for all.");
        };
        var format = GraphFormat.wanted(Target.format(query), Optional.ofNullable(request.getHeader("Accept")));
        var graph = graphs.named(name)
                .orElseThrow(() ->
                        Refused.of(404, "There is no graph of this name. /ask/publications lists those there are."));
        var tag = Condition.tag(Graphs.content(graph), format);
        var headers = Map.of("ETag", tag, "Cache-Control", "no-cache");
        if (Condition.of(request).isKnown(tag)) {
            return Sent.nothing(304).with(headers);
        }
        return new Sent(200, format.contentType(), headers, written(graph, format));
    }

    private byte[] written(Graph graph, GraphFormat format) {
        prefixes.getNsPrefixMap().forEach(graph.getPrefixMapping()::setNsPrefix);
        var out = new ByteArrayOutputStream();
        try {
            RDFDataMgr.write(out, graph, format.lang());
        } catch (JenaException unwritable) {
            // RDF/XML has no way to write some properties.
            throw Refused.of(406, "This graph cannot be written in that form; ask for text/turtle.");
        }
        return out.toByteArray();
    }
}
