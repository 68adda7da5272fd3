package org.digitalcommons.serve.sparql;

import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.digitalcommons.query.QueryRefused;

/**
 * A request that is not answered: the HTTP status and the one sentence that says what is wrong and what to do. It
 * extends Fuseki's own exception so that the counters of the server see a bad request.
 */
final class Refusal extends ActionErrorException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    private Refusal(int status, String sentence) {
        super(status, sentence, null);
        this.sentence = sentence;
    }

    static Refusal of(int status, String sentence) {
        return new Refusal(status, sentence);
    }

    /** What a query was refused for, as a status. */
    static Refusal of(QueryRefused refused) {
        return of(
                switch (refused.reason()) {
                    case WRONG -> 400;
                    case TOO_LONG -> 413;
                    case TOO_LATE, BUSY -> 503;
                },
                refused.sentence());
    }

    static Refusal badRequest(String sentence) {
        return of(400, sentence);
    }

    int status() {
        return getRC();
    }

    String sentence() {
        return sentence;
    }

    /** No stack trace: a refusal is an answer and tells of no fault. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
