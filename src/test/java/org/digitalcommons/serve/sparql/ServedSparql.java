package org.digitalcommons.serve.sparql;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.digitalcommons.query.ProcessLocks;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.query.QueryService;
import org.digitalcommons.serve.http.UnreadBody;

/** A real server with the endpoint, on a free port, and a client that speaks to it. */
public final class ServedSparql implements AutoCloseable {

    /** Two bodies in two graphs; nothing in the default graph. */
    static final String TWO_BODIES = """
            <https://example.org/graph/a> {
              <https://example.org/body/a> <http://www.w3.org/2000/01/rdf-schema#label> "Ábaco & <Sons>" , "Abacus"@en .
            }
            <https://example.org/graph/b> {
              <https://example.org/body/b> <http://www.w3.org/2000/01/rdf-schema#label> "Beech" .
            }
            """;

    private final DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
    private final QueryService queries;
    private final FusekiServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();

    private ServedSparql(QueryLimits limits, Consumer<DatasetGraph> data) {
        Txn.executeWrite(dataset, () -> data.accept(dataset));
        ProcessLocks.close();
        var builder = FusekiServer.create().port(0).loopback(true).addFilter("/*", new UnreadBody());
        queries = new QueryService(dataset, limits);
        SparqlEndpoint.register(builder, queries, new PlainPage(limits));
        server = builder.build().start();
    }

    static ServedSparql start() {
        return start(QueryLimits.standard());
    }

    static ServedSparql start(QueryLimits limits) {
        return start(limits, TWO_BODIES);
    }

    static ServedSparql start(QueryLimits limits, String trig) {
        return over(limits, dataset -> RDFParser.fromString(trig, Lang.TRIG).parse(dataset));
    }

    /** Over data that somebody writes. */
    public static ServedSparql over(QueryLimits limits, Consumer<DatasetGraph> data) {
        return new ServedSparql(limits, data);
    }

    public String address() {
        return "http://localhost:" + server.getPort() + "/sparql";
    }

    /** How many queries were told to stop and go on. */
    int givenUp() {
        return queries.givenUp();
    }

    long quads() {
        return Txn.calculateRead(dataset, () -> dataset.stream().count());
    }

    /** What a program gets that sends a query by GET. */
    HttpResponse<String> ask(String query, String... headers) {
        return get("?query=" + encode(query), headers);
    }

    public HttpResponse<String> get(String rest, String... headers) {
        return send(rest, headers, HttpRequest.Builder::GET);
    }

    public HttpResponse<String> post(String contentType, String body, String... headers) {
        return send(
                "",
                headers,
                request -> request.header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(String rest, String[] headers, UnaryOperator<HttpRequest.Builder> method) {
        var request = method.apply(
                HttpRequest.newBuilder(URI.create(address() + rest)).timeout(Duration.ofMinutes(5)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop();
        dataset.close();
    }
}
