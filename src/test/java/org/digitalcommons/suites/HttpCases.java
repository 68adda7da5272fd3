package org.digitalcommons.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** Requests and replies as the suites of the protocols describe them. */
final class HttpCases {

    private static final String HTTP = "http://www.w3.org/2011/http#";
    private static final String CONTENT = "http://www.w3.org/2011/content#";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();

    private HttpCases() {}

    /**
     * One request of a case, and what is expected of the reply.
     *
     * @param about what the manifest states about it
     */
    record Exchange(Resource about) {

        String method() {
            return text(about, "methodName");
        }

        String path() {
            return text(about, "absolutePath");
        }

        Map<String, String> headers() {
            return HttpCases.headers(about);
        }

        /** The body with the character set that it is sent in. */
        Optional<String> body() {
            return HttpCases.body(about);
        }

        Charset charset() {
            var body = about.getPropertyResourceValue(http("body"));
            return Charset.forName(
                    body.getProperty(content("characterEncoding")).getString());
        }

        Resource reply() {
            return about.getPropertyResourceValue(http("resp"));
        }

        /** Whether the status is one of those that are expected. */
        void require(HttpResponse<String> reply) {
            var expected = reply().listProperties(SuiteCase.manifest("expectedStatus")).toList().stream()
                    .map(statement -> statement.getResource().getLocalName())
                    .toList();
            assertThat(expected.stream().anyMatch(name -> isOf(reply.statusCode(), name)))
                    .as("%s %s is %d, not %s: %s", method(), path(), reply.statusCode(), expected, reply.body())
                    .isTrue();
        }
    }

    static List<Exchange> of(SuiteCase one) {
        return one.action().getPropertyResourceValue(http("requests")).as(RDFList.class).asJavaList().stream()
                .map(RDFNode::asResource)
                .map(Exchange::new)
                .toList();
    }

    static HttpResponse<String> send(Exchange exchange, String address, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMinutes(1));
        headers.forEach(request::setHeader);
        request.method(
                exchange.method(),
                exchange.body().isPresent()
                        ? BodyPublishers.ofString(body, exchange.charset())
                        : BodyPublishers.noBody());
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> headers(Resource about) {
        var headers = new LinkedHashMap<String, String>();
        if (about.hasProperty(http("headers"))) {
            for (var each : about.getPropertyResourceValue(http("headers"))
                    .as(RDFList.class)
                    .asJavaList()) {
                headers.put(text(each.asResource(), "fieldName"), text(each.asResource(), "fieldValue"));
            }
        }
        return headers;
    }

    static Optional<String> body(Resource about) {
        return Optional.ofNullable(about.getPropertyResourceValue(http("body")))
                .map(body -> body.getProperty(content("chars")).getString());
    }

    private static boolean isOf(int status, String name) {
        return switch (name) {
            case "OK" -> status == 200;
            case "Created" -> status == 201;
            case "NoContent" -> status == 204;
            case "NotFound" -> status == 404;
            default -> name.equals("StatusCode%dxx".formatted(status / 100));
        };
    }

    private static String text(Resource about, String name) {
        return about.getProperty(http(name)).getString();
    }

    static Property http(String name) {
        return ResourceFactory.createProperty(HTTP, name);
    }

    private static Property content(String name) {
        return ResourceFactory.createProperty(CONTENT, name);
    }
}
