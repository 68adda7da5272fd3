package org.digitalcommons.serve.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.digitalcommons.rights.Attempt;
import org.digitalcommons.rights.Token;

/** What is known of an attempt to write while it goes on. Used by one thread. */
final class Draft {

    private final String action;
    private final Optional<String> graph;
    private Optional<Token> token = Optional.empty();
    private Optional<String> checksum = Optional.empty();
    private int findings;

    Draft(String action, Target target) {
        this.action = action;
        this.graph = target instanceof Target.Named named ? Optional.of(named.name()) : Optional.empty();
    }

    void shown(Token shown) {
        token = Optional.of(shown);
    }

    void read(String checksum) {
        this.checksum = Optional.of(checksum);
    }

    void found(int count) {
        findings = count;
    }

    Attempt answered(int status) {
        return new Attempt(now(), token, action, graph, status, findings, checksum, 1);
    }

    /** The one line for those who were turned away because there were too many. */
    static Attempt turnedAway(long times) {
        return new Attempt(now(), Optional.empty(), "any", Optional.empty(), 429, 0, Optional.empty(), times);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
