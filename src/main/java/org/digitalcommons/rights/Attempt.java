package org.digitalcommons.rights;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to write, as it is remembered: no address of a client, no person and no token, only the name of one.
 *
 * @param time when it was answered
 * @param token the token that was shown, if it is or was one of ours
 * @param action the HTTP method
 * @param graph the graph it was aimed at
 * @param status the HTTP status it was answered with
 * @param findings how many findings the shapes had
 * @param checksum the SHA-256 of the body as {@code sha256:...}; empty if it was not read
 * @param times how many attempts the line stands for: 1, but for those refused because there were too many
 */
public record Attempt(
        Instant time,
        Optional<Token> token,
        String action,
        Optional<String> graph,
        int status,
        int findings,
        Optional<String> checksum,
        long times) {

    private static final int LONGEST = 500;

    /** The attempt as one line of JSON, without the end of the line. */
    String json() {
        var line = new StringBuilder("{");
        text(line, "time", Optional.of(time.toString())).append(',');
        text(line, "token", token.map(Token::id)).append(',');
        text(line, "publisher", token.map(Token::publisher)).append(',');
        text(line, "action", Optional.of(action)).append(',');
        text(line, "graph", graph).append(',');
        line.append("\"status\":").append(status).append(',');
        line.append("\"findings\":").append(findings).append(',');
        text(line, "checksum", checksum).append(',');
        return line.append("\"times\":").append(times).append('}').toString();
    }

    private static StringBuilder text(StringBuilder line, String name, Optional<String> value) {
        line.append('"').append(name).append("\":");
        return value.map(v -> line.append(quoted(v))).orElseGet(() -> line.append("null"));
    }

    /** Strangers choose some of these texts, so they are cut, and nothing in them ends the text or the line. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().limit(LONGEST).forEach(c -> {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
