package org.digitalcommons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonParseException;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.publish.Delivery;

/** Files sent to {@code /publish} of a server of ours, with the token of a publisher. */
final class SentFiles {

    private final URI server;
    private final String token;

    SentFiles(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /**
     * The token that a file holds.
     *
     * @throws CommonsException if it cannot be read or holds none
     */
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
     * Publishes, or with a dry run only tells what would be found.
     *
     * @return the exit code of the command
     */
    int publish(Delivery delivery, List<Path> files, boolean dryRun, PrintWriter words) {
        if (delivery.disclosure().isPresent()) {
            throw new CommonsException(
                    Code.NOT_ALLOWED,
                    "Holders of senior posts cannot be named over the web. Publish where the store is, with --store.");
        }
        var response = post(delivery, files, dryRun);
        int status = response.statusCode();
        if (status != 200 && status != 201 && status != 202 && status != 422) {
            throw new CommonsException(
                    Code.NOT_ALLOWED,
                    "The server at %s refused with status %d: %s"
                            .formatted(server, status, response.body().strip()));
        }
        var reply = reply(response.body());
        text(reply, "text").ifPresent(words::print);
        each(reply, "problems").forEach(words::println);
        if (status == 422) {
            words.println(dryRun ? "It would not be published." : "Not published; the server is as it was.");
            return Main.REJECTED;
        }
        if (dryRun) {
            words.println("It would be published. Nothing was stored.");
            text(reply, "publication").ifPresent(words::println);
            each(reply, "notes").forEach(words::println);
            if (reply.hasKey("rows")) {
                var rows = reply.getObj("rows");
                words.printf(
                        "rows: %s read, %s used, %s reported%n",
                        rows.get("read"), rows.get("used"), rows.get("reported"));
            }
            if (reply.hasKey("changes")) {
                var changes = reply.getObj("changes");
                words.printf(
                        "Compared with what is published: %s statements added, %s removed, %s the same.%n",
                        changes.get("added"), changes.get("removed"), changes.get("same"));
            }
        }
        each(reply, "news").forEach(words::println);
        return Main.DONE;
    }

    private HttpResponse<String> post(Delivery delivery, List<Path> files, boolean dryRun) {
        var boundary = "commons-" + UUID.randomUUID();
        var uri = server.resolve(dryRun ? "publish" : "publish?publish=true");
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            var request = HttpRequest.newBuilder(uri)
                    .header("Accept", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .timeout(Duration.ofMinutes(30))
                    .POST(body(boundary, delivery, files))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommonsException(
                    Code.SERVER_UNREACHABLE,
                    "The server at %s does not answer. Start it, or name a store with --store.".formatted(server));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommonsException(
                    Code.SERVER_UNREACHABLE, "Stopped while waiting for the server. Ask it what is published.");
        }
    }

    private static BodyPublisher body(String boundary, Delivery delivery, List<Path> files) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        fields.put("publisher", delivery.publisher());
        fields.put("licence", delivery.licence());
        delivery.format().ifPresent(v -> fields.put("format", v));
        delivery.period().ifPresent(v -> fields.put("period", v));
        delivery.title().ifPresent(v -> fields.put("title", v));
        delivery.issued().ifPresent(v -> fields.put("issued", v));
        delivery.mapping().about().ifPresent(v -> fields.put("about", v));
        if (!delivery.mapping().meanings().isEmpty()) {
            fields.put("map", delivery.mapping().csv());
        }
        var parts = new ArrayList<BodyPublisher>();
        fields.forEach((name, value) -> parts.add(BodyPublishers.ofString(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n"
                        .formatted(boundary, name, value))));
        for (var file : files) {
            var name =
                    Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("file");
            parts.add(BodyPublishers.ofString(
                    "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                            .formatted(boundary, name.replaceAll("[\"\\r\\n\\\\]", "_"))));
            parts.add(BodyPublishers.ofFile(file));
            parts.add(BodyPublishers.ofString("\r\n"));
        }
        parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    private JsonObject reply(String body) {
        try {
            return JSON.parse(body);
        } catch (JsonParseException e) {
            throw new CommonsException(
                    Code.SERVER_UNREACHABLE,
                    "The server at %s answered in a way that is not ours. Check the address.".formatted(server));
        }
    }

    private static Optional<String> text(JsonObject reply, String name) {
        return reply.hasKey(name) && reply.get(name).isString()
                ? Optional.of(reply.get(name).getAsString().value())
                : Optional.empty();
    }

    private static List<String> each(JsonObject reply, String name) {
        return reply.hasKey(name)
                ? reply.get(name).getAsArray().stream()
                        .map(v -> v.getAsString().value())
                        .toList()
                : List.of();
    }
}
