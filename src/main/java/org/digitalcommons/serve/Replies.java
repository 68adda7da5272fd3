package org.digitalcommons.serve;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Pages that were written before and still hold: they are kept until what is stored changes, the one not
 * asked for longest goes first, and each has an entity tag by which a client need not fetch it again. Safe
 * for any thread; two threads may write the same page at once.
 */
final class Replies {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int LARGEST = 8 * 1024 * 1024;

    private final Supplier<String> state;
    private final LinkedHashMap<Request, Reply> kept = new LinkedHashMap<>(256, 0.75f, true);
    private String stateOfKept = "";
    private long bytes;

    /**
     * Keeps replies for as long as a state lasts.
     *
     * @param state names what is stored now
     */
    Replies(Supplier<String> state) {
        this.state = state;
    }

    /** The reply kept for a request, or one made now. */
    Optional<Reply> of(Request request, Function<Request, Optional<Reply>> make) {
        var now = state.get();
        var known = find(request, now);
        return known.isPresent() ? known : make.apply(request).map(reply -> keep(request, reply, now));
    }

    private synchronized Optional<Reply> find(Request request, String now) {
        if (!stateOfKept.equals(now)) {
            kept.clear();
            bytes = 0;
            stateOfKept = now;
        }
        return Optional.ofNullable(kept.get(request));
    }

    private synchronized Reply keep(Request request, Reply reply, String now) {
        if (reply.status() != 200 || !stateOfKept.equals(now) || reply.body().length > LARGEST) {
            return reply;
        }
        var headers = new HashMap<>(reply.headers());
        headers.put("ETag", "\"%s-%s\"".formatted(now, Integer.toHexString(request.hashCode())));
        headers.put("Cache-Control", "no-cache");
        var tagged = new Reply(reply.status(), reply.mediaType(), Map.copyOf(headers), reply.body());
        var before = kept.put(request, tagged);
        bytes += reply.body().length - (before == null ? 0 : before.body().length);
        var oldest = kept.entrySet().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().getValue().body().length;
            oldest.remove();
        }
        return tagged;
    }
}
