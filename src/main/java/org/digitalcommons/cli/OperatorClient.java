package org.digitalcommons.cli;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.rights.ServerKey;
import org.jspecify.annotations.Nullable;

/**
 * A client of {@code /-/} of a server of ours.
 *
 * @param server its address
 * @param secret its key, or the token of an operator
 */
record OperatorClient(URI server, String secret) {

    /**
     * A client of a server.
     *
     * @param store the folder of its store, in which its key lies
     * @param tokenFile the file that holds the token of an operator, in place of the key
     */
    static OperatorClient of(URI server, Path store, @Nullable Path tokenFile) {
        if (tokenFile != null) {
            return new OperatorClient(server, UploadClient.token(tokenFile));
        }
        return new OperatorClient(
                server,
                ServerKey.of(store)
                        .orElseThrow(() -> new CommonsException(
                                Code.NOT_ALLOWED,
                                "The server at %s holds the store %s, and its key there cannot be read. Run this as the user of the server, or name the file of an operator's token with --token-file."
                                        .formatted(server, store))));
    }

    /** Has something done, and returns what the server says. */
    String post(String name) {
        return send(name, BodySubscribers.ofString(StandardCharsets.UTF_8));
    }

    /** Has a backup written into a file. */
    void backup(Path file) {
        send("backup", BodySubscribers.mapping(BodySubscribers.ofFile(file), written -> ""));
    }

    private String send(String name, BodySubscriber<String> done) {
        var request = HttpRequest.newBuilder(server.resolve("-/" + name))
                .header("Authorization", "Bearer " + secret)
                .timeout(Duration.ofHours(6))
                .POST(BodyPublishers.noBody())
                .build();
        var response = Remote.send(
                server,
                request,
                head -> head.statusCode() == 200 ? done : BodySubscribers.ofString(StandardCharsets.UTF_8),
                "Ask it again.");
        if (response.statusCode() != 200) {
            throw new CommonsException(
                    Code.NOT_ALLOWED,
                    "The server at %s refused with status %d: %s"
                            .formatted(
                                    server,
                                    response.statusCode(),
                                    response.body().strip()));
        }
        return response.body();
    }
}
