package org.digitalcommons.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonParseException;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.jspecify.annotations.Nullable;

/** A client of {@code /publish} of a server of ours, with the token of a publisher. */
final class UploadClient {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int SEE_OTHER = 303;

    private final URI server;
    private final String token;

    private UploadClient(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /**
     * A client for a publisher at a server.
     *
     * @param tokenFile the file that holds the token, and nothing else
     * @throws CommonsException if there is none, or it cannot be read
     */
    static UploadClient of(String publisher, URI server, @Nullable Path tokenFile) {
        if (tokenFile == null) {
            throw new CommonsException(
                    Code.FILE_UNREADABLE,
                    "The server at %s takes the token of %s. Name the file that holds it with --token-file."
                            .formatted(server, publisher));
        }
        return new UploadClient(server, token(tokenFile));
    }

    /** The token that a file holds. */
    static String token(Path file) {
        try {
            var token = Files.readString(file).strip();
            if (token.matches("[\\x21-\\x7e]+")) {
                return token;
            }
        } catch (IOException unreadable) {
            // Told below.
        }
        throw new CommonsException(
                Code.FILE_UNREADABLE,
                "%s holds no token that can be read. Write the token, and nothing else, into it.".formatted(file));
    }

    /**
     * What the server answered.
     *
     * @param status 200, 201 or 202 if it was done, 422 if a rule is against it
     * @param json the rest
     */
    record ServerReply(int status, JsonObject json) {

        Optional<String> text(String name) {
            return json.hasKey(name) && json.get(name).isString()
                    ? Optional.of(json.get(name).getAsString().value())
                    : Optional.empty();
        }

        List<String> each(String name) {
            return json.hasKey(name)
                    ? json.get(name).getAsArray().stream()
                            .map(v -> v.getAsString().value())
                            .toList()
                    : List.of();
        }
    }

    /** Sends a form: a session is opened first, and its own address is where the form goes. */
    ServerReply form(String action, Map<String, String> fields) {
        var entered = send("publish", FORM, BodyPublishers.noBody());
        var place = entered.headers().firstValue("Location");
        if (entered.statusCode() != SEE_OTHER || place.isEmpty()) {
            throw refused(entered);
        }
        var body = BodyPublishers.ofString(Remote.encode(fields));
        return told(send(place.get() + "/" + action, FORM, body));
    }

    /**
     * Sends anything to the server.
     *
     * @throws CommonsException if it refuses, or does not answer
     */
    ServerReply post(String address, String type, BodyPublisher body) {
        return told(send(address, type, body));
    }

    private HttpResponse<String> send(String address, String type, BodyPublisher body) {
        var request = HttpRequest.newBuilder(server.resolve(address))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .timeout(Duration.ofMinutes(30))
                .POST(body)
                .build();
        return Remote.send(server, request, BodyHandlers.ofString(), "Ask it what is published.");
    }

    private ServerReply told(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status != 200 && status != 201 && status != 202 && status != 422) {
            throw refused(response);
        }
        try {
            return new ServerReply(status, JSON.parse(response.body()));
        } catch (JsonParseException e) {
            throw Remote.notOurs(server);
        }
    }

    private CommonsException refused(HttpResponse<String> response) {
        return new CommonsException(
                Code.NOT_ALLOWED,
                "The server at %s refused with status %d: %s"
                        .formatted(
                                server, response.statusCode(), response.body().strip()));
    }
}
