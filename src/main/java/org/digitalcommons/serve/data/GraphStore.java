package org.digitalcommons.serve.data;

import java.util.List;
import org.apache.jena.fuseki.main.FusekiServer;
import org.digitalcommons.Commons;
import org.digitalcommons.query.Places;
import org.digitalcommons.serve.http.Authentication;
import org.digitalcommons.serve.http.Endpoint;
import org.digitalcommons.serve.http.Methods;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.http.Request;

/**
 * The SPARQL 1.1 Graph Store HTTP Protocol at {@code /data?graph=ADDRESS}: open to read, written by the publisher of a
 * graph with a bearer token. Any page on the web may read; no page of another site may write, because a browser is
 * told so.
 */
public final class GraphStore extends Endpoint {

    /** Where it lies on every server of ours. */
    public static final String PATH = "/data";

    private static final long serialVersionUID = 1L;
    private static final Methods METHODS = new Methods(List.of("GET", "PUT", "POST", "DELETE"), List.of("GET"));

    private final transient Places places;
    private final transient GraphReads reads;
    private final transient GraphWrites writes;

    private GraphStore(Commons commons, Authentication authentication, WriteLimits limits, Places places) {
        super(METHODS);
        var graphs = new Graphs(commons);
        this.places = places;
        this.reads = new GraphReads(graphs, commons.rooms().graph("ontology").getPrefixMapping());
        this.writes = new GraphWrites(commons, graphs, authentication, limits);
    }

    /** Registers it with a server; graphs are read on places, because each is held whole until it is sent. */
    public static void register(
            FusekiServer.Builder builder,
            Commons commons,
            Authentication authentication,
            WriteLimits limits,
            Places places) {
        builder.addServlet(PATH, new GraphStore(commons, authentication, limits, places));
    }

    @Override
    public void destroy() {
        writes.noteTurnedAway();
    }

    @Override
    protected Reply answer(Request request) {
        return request.isRead()
                ? places.forWork(reads.of(request))
                : writes.reply(request).with("Cache-Control", "no-store");
    }

    @Override
    protected Reply refused(Request request, Refusal refusal) {
        return request.isRead()
                ? refusal.reply()
                : refusal.with("Cache-Control", "no-store").reply();
    }
}
