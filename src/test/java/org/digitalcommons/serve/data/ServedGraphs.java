package org.digitalcommons.serve.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.Granted;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.rights.Tokens;
import org.digitalcommons.serve.Server;

/** A real server of a real store on disk, its tokens, and a client that writes to it. */
final class ServedGraphs implements AutoCloseable {

    static final String PUBLISHED = "https://w3id.org/digital-commons/graph/published/";
    static final String OWN = PUBLISHED + "brookmere/services/2024-25";

    /** A small publication that is accepted without a finding. */
    static final String SMALL = """
            @prefix body:       <https://w3id.org/digital-commons/id/body/sample-> .
            @prefix commons:    <https://w3id.org/digital-commons/def#> .
            @prefix cv:         <http://data.europa.eu/m8g/> .
            @prefix dcat:       <http://www.w3.org/ns/dcat#> .
            @prefix dct:        <http://purl.org/dc/terms/> .
            @prefix identifier: <https://w3id.org/digital-commons/concept/identifier/> .
            @prefix org:        <http://www.w3.org/ns/org#> .
            @prefix peer-group: <https://w3id.org/digital-commons/concept/peer-group/> .
            @prefix skos:       <http://www.w3.org/2004/02/skos/core#> .
            @prefix xsd:        <http://www.w3.org/2001/XMLSchema#> .

            <> a commons:Publication , dcat:Dataset ;
              dct:title "Brookmere"@en ;
              dct:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
              dct:issued "2025-06-30"^^xsd:date ;
              commons:fictional true .

            body:brookmere a cv:PublicOrganisation , org:Organization ;
              skos:prefLabel "Brookmere Borough Council"@en ;
              org:identifier "brookmere"^^identifier:sample ;
              org:classification peer-group:pioneer-council ;
              dcat:contactPoint <mailto:data@brookmere.example> .
            """;

    private final Path folder;
    private final Commons commons;
    private final Server server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();

    ServedGraphs(Path folder, WriteLimits limits) {
        this.folder = folder;
        this.commons = Fixture.EMPTY.open(folder);
        Granted.anyBody(folder, "brookmere", "carrowby");
        this.server = Server.start(commons, "127.0.0.1", 0, limits);
    }

    Commons commons() {
        return commons;
    }

    Tokens tokens() {
        return Rights.in(folder).tokens();
    }

    String token(String publisher) {
        return token(publisher, Role.PUBLISHER);
    }

    String token(String publisher, Role role) {
        return tokens().create(publisher, role, Optional.empty()).secret();
    }

    String tokenUntil(LocalDate day) {
        return tokens().create("brookmere", Role.PUBLISHER, Optional.of(day)).secret();
    }

    /** What is stored, so that two looks at the same store are equal. */
    String stored() {
        var store = commons.contents();
        return "%s, %d graphs, %s".formatted(store.state(), store.size(), store.publications());
    }

    List<String> attempts() {
        try {
            var file = folder.resolve("rights").resolve("attempts.jsonl");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return server.address();
    }

    /** A request to a graph. */
    HttpRequest.Builder to(String graph) {
        return at("?graph=" + URLEncoder.encode(graph, StandardCharsets.UTF_8));
    }

    /** A request with a query string of any kind. */
    HttpRequest.Builder at(String query) {
        return HttpRequest.newBuilder(URI.create(server.address() + "data" + query))
                .timeout(Duration.ofMinutes(5));
    }

    HttpResponse<String> get(String graph, String... headers) {
        var request = to(graph).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> put(String token, String graph, String turtle, String... headers) {
        return write("PUT", token, graph, turtle, headers);
    }

    HttpResponse<String> write(String method, String token, String graph, String turtle, String... headers) {
        var request = to(graph)
                .method(method, BodyPublishers.ofString(turtle))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/turtle");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Graph graph(String turtle, String base) {
        return RDFParser.fromString(turtle, Lang.TURTLE).base(base).toGraph();
    }

    @Override
    public void close() {
        server.close();
        commons.close();
    }
}
