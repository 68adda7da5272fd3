package org.digitalcommons.serve.data;

import java.util.Map;

/** A request that is not done: the HTTP status, the sentence that says why and what to do, and headers. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sent sent;

    private Refused(Sent sent) {
        super("refused", null, false, false);
        this.sent = sent;
    }

    static Refused of(int status, String sentence) {
        return of(status, sentence, Map.of());
    }

    static Refused of(int status, String sentence, Map<String, String> headers) {
        return new Refused(Sent.text(status, sentence).with(headers));
    }

    Sent sent() {
        return sent;
    }
}
