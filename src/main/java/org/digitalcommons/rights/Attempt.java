package org.digitalcommons.rights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to write, as the audit log keeps it: no client address, no person, and no token but its name.
 *
 * @param time when it was answered
 * @param token the token that was shown, if it is or was one of ours
 * @param action what was tried, by a word of {@link Action}
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

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** The attempt as one line of JSON, without the end of the line; strangers choose some of its texts, so they are cut. */
    String json() {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("time", time.toString());
        line.put("token", token.map(Token::id).orElse(null));
        line.put("publisher", token.map(Token::publisher).orElse(null));
        line.put("action", cut(action));
        line.put("graph", graph.map(Attempt::cut).orElse(null));
        line.put("status", status);
        line.put("findings", findings);
        line.put("checksum", checksum.orElse(null));
        line.put("times", times);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
