package org.digitalcommons.serve.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.query.QueryRefused;

/**
 * A request that is refused: the HTTP status, one sentence that says what is wrong and what to do, and what else the
 * client should know. It has no stack trace, because it is an answer and not a fault.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String sentence;
    private final transient List<String> details;
    private final transient Map<String, String> headers;

    private Refusal(int status, String sentence, List<String> details, Map<String, String> headers) {
        super(sentence, null, false, false);
        this.status = status;
        this.sentence = sentence;
        this.details = details;
        this.headers = headers;
    }

    /** A refusal with its status. */
    public static Refusal of(int status, String sentence) {
        return new Refusal(status, sentence, List.of(), Map.of());
    }

    /** The request is wrong: 400. */
    public static Refusal badRequest(String sentence) {
        return of(400, sentence);
    }

    /** Nothing is at the address: 404. */
    public static Refusal notFound(String sentence) {
        return of(404, sentence);
    }

    /** Other clients have taken all places: 503; in a few seconds it may be different. */
    public static Refusal busy(String sentence) {
        return of(503, sentence).with("Retry-After", "5");
    }

    /** A query that is not answered. */
    public static Refusal of(QueryRefused refused) {
        return switch (refused.reason()) {
            case WRONG -> badRequest(refused.sentence());
            case TOO_LONG -> of(413, refused.sentence());
            case TOO_LATE -> of(503, refused.sentence());
            case TOO_MUCH -> busy(refused.sentence());
            case BUSY -> busy(refused.sentence());
        };
    }

    /** Something outside stands in the way: 507 when the disk is full, and otherwise 503. Where it is, is for our log. */
    public static Refusal of(CommonsException obstacle) {
        return obstacle.code() == Code.DISK_FULL
                ? of(507, "There is no room left to store this; tell the operator of this service.")
                : of(503, "The service cannot write at present; try again later.")
                        .with("Retry-After", "60");
    }

    /** We failed: 500. The cause is for our log only. */
    public static Refusal ourFault() {
        var report = RequestNumber.current()
                .map(number -> "please report it with the number " + number)
                .orElse("please report it");
        return of(500, "Something went wrong on our side; %s.".formatted(report));
    }

    /** The same refusal with one more header. */
    public Refusal with(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Refusal(status, sentence, details, Map.copyOf(all));
    }

    /** The same refusal with further sentences, each on a line of its own. */
    public Refusal withDetails(List<String> further) {
        return new Refusal(status, sentence, List.copyOf(further), headers);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What is wrong and what to do. */
    public String sentence() {
        return sentence;
    }

    /** Further sentences; mostly none. */
    public List<String> details() {
        return details;
    }

    /** The refusal as plain text. */
    public Reply reply() {
        var text = details.isEmpty() ? sentence : sentence + "\n" + String.join("\n", details);
        return headed(Reply.text(status, text));
    }

    /** The refusal as a page. */
    public Reply reply(String page) {
        return headed(Reply.html(status, page));
    }

    private Reply headed(Reply reply) {
        return new Reply(reply.status(), reply.contentType(), headers, reply.body());
    }
}
