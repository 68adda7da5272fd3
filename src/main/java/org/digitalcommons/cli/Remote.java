package org.digitalcommons.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.util.Context;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.query.Answer;
import org.digitalcommons.store.Version;
import org.digitalcommons.store.VersionList;

/** A server of ours that is asked instead of a store, because it holds the store or is somewhere else. */
final class Remote {

    private static final String ADDRESS = "server.address";
    private static final Lang JSON = ResultSetLang.RS_JSON;

    private final URI address;

    private Remote(URI address) {
        this.address = address;
    }

    /**
     * The server at an address.
     *
     * @throws Question.Unanswerable if it is no web address
     */
    static Remote at(String address) {
        if (!address.matches("https?://[^\\s<>\"]+")) {
            throw new Question.Unanswerable(
                    "%s is not the address of a server. Write one such as http://localhost:3030/".formatted(address));
        }
        return new Remote(URI.create(address.endsWith("/") ? address : address + "/"));
    }

    /** Its address, with a slash at the end. */
    URI address() {
        return address;
    }

    /** The server that says it holds the store of a folder. */
    static Optional<Remote> holding(Path store) {
        try {
            return Optional.of(at(Files.readString(store.resolve(ADDRESS)).strip()));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Says in the folder of a store which server holds it; {@link #release} takes it back. */
    static void hold(Path store, String address) {
        try {
            Files.writeString(store.resolve(ADDRESS), address + "\n");
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "%s cannot be written: %s. Choose a folder you may write in with --store."
                            .formatted(store.resolve(ADDRESS), e.getMessage()));
        }
    }

    static void release(Path store) {
        try {
            Files.deleteIfExists(store.resolve(ADDRESS));
        } catch (IOException stays) {
            // A stale address does no harm: it is only looked at while the store is locked.
        }
    }

    /** Asks the server a question. */
    Answer ask(Question question, Map<String, String> parameters) {
        var query = encode(parameters);
        var response = answered("ask/" + question.name() + (query.isEmpty() ? "" : "?" + query), JSON);
        var rows = RowSetReaderRegistry.getFactory(JSON)
                .create(JSON)
                .read(new ByteArrayInputStream(response), new Context());
        return new Answer(question, parameters, rows.rewindable());
    }

    /** Asks the server for every version of every publication. */
    List<Version> versions() {
        try {
            return VersionList.read(new String(answered("history", ResultSetLang.RS_CSV), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException other) {
            throw notOurs(address);
        }
    }

    private byte[] answered(String path, Lang form) {
        var response = get(address.resolve(path), form);
        if (response.statusCode() == 400) {
            throw new Question.Unanswerable(new String(response.body(), StandardCharsets.UTF_8).strip());
        }
        if (response.statusCode() != 200) {
            throw new CommonsException(
                    Code.SERVER_UNREACHABLE,
                    "The server at %s answered with status %d. Look at its log, or ask another with --endpoint."
                            .formatted(address, response.statusCode()));
        }
        return response.body();
    }

    private HttpResponse<byte[]> get(URI uri, Lang form) {
        var request = HttpRequest.newBuilder(uri)
                .header("Accept", form.getContentType().getContentTypeStr())
                .timeout(Duration.ofSeconds(60))
                .build();
        return send(address, request, BodyHandlers.ofByteArray(), "Ask again.");
    }

    /**
     * Sends a request to a server of ours.
     *
     * @param cure what to do when the wait for it is broken off
     * @throws CommonsException if it does not answer
     */
    static <T> HttpResponse<T> send(URI server, HttpRequest request, BodyHandler<T> body, String cure) {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            return client.send(request, body);
        } catch (IOException e) {
            throw new CommonsException(
                    Code.SERVER_UNREACHABLE,
                    "The server at %s does not answer. Start it, or name a store with --store.".formatted(server));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommonsException(Code.SERVER_UNREACHABLE, "Stopped while waiting for the server. " + cure);
        }
    }

    static CommonsException notOurs(URI server) {
        return new CommonsException(
                Code.SERVER_UNREACHABLE,
                "The server at %s answered in a way that is not ours. Check the address.".formatted(server));
    }

    /** Names and values as an address or a form writes them. */
    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
