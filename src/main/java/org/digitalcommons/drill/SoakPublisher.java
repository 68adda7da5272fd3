package org.digitalcommons.drill;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.vocab.Term;

/** One publisher about one body, who publishes a new figure again and again. Used by one thread. */
final class SoakPublisher {

    /** Bodies as the taxbase of England names them. */
    private static final List<String> BODIES =
            List.of("E2236,Ashford", "E3831,Adur", "E0931,Allerdale", "E1031,Amber Valley", "E3832,Arun");

    /** What follows from a publication is derived before it is acknowledged; others may be before it. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String code;
    private final String body;
    private final String secret;
    private int figure = 10_000;
    private long acknowledged;
    private long unknown;

    private SoakPublisher(String code, String body, String secret) {
        this.code = code;
        this.body = body;
        this.secret = secret;
    }

    /** Lets one publish into the store of a folder that no process holds. */
    static SoakPublisher in(Path store, int number) {
        var code = "drill-" + (number + 1);
        var rights = Rights.in(store);
        rights.grants().add(code, Set.of(Term.AnyBody), Set.of());
        var token = rights.tokens().create(code, Role.PUBLISHER, Optional.empty());
        return new SoakPublisher(code, BODIES.get(number % BODIES.size()), token.secret());
    }

    /** Publishes a version. */
    void publish(URI server, Load load) {
        figure++;
        var rows = "E-code,Authority,Dwellings on the valuation list\r\n%s,%d\r\n".formatted(body, figure);
        var parts = part("period\"", "2018-09-10") + part("files\"; filename=\"taxbase.csv\"", rows) + "--x--\r\n";
        var request = Stranger.post(
                "/publish?publish=true",
                "multipart/form-data; boundary=x",
                parts,
                "Accept: application/json",
                "Authorization: Bearer " + secret);
        var begun = System.nanoTime();
        int status = Stranger.status(Stranger.reply("127.0.0.1", server, request, PATIENCE));
        load.note(status, Duration.ofNanos(System.nanoTime() - begun));
        acknowledged += status == 201 ? 1 : 0;
        unknown += status == 0 || status >= 500 ? 1 : 0;
    }

    private static String part(String name, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + content + "\r\n";
    }

    String code() {
        return code;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** How many versions may be there or not, because no answer said so. */
    long unknown() {
        return unknown;
    }
}
