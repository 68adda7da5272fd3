package org.digitalcommons.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.digitalcommons.serve.http.EntityTag;
import org.digitalcommons.serve.http.Reply;

/**
 * Pages that were written before and are still valid. They are kept until the store changes, up to a size that counts
 * their addresses, headers and bodies; the least requested go first. Each has an entity tag, so that a client need not
 * fetch it again. Safe for any thread; two threads may write the same page at once.
 */
final class PageCache {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int LARGEST = 8 * 1024 * 1024;

    /** What the objects around a page take. */
    private static final int OVERHEAD = 500;

    private record Key(String state, PageRequest page) {}

    private final Supplier<String> state;
    private final Cache<Key, Reply> kept;
    private volatile String stateOfKept = "";

    /**
     * Keeps pages for as long as a state lasts.
     *
     * @param state names what is stored now
     */
    PageCache(Supplier<String> state) {
        this(state, MOST_BYTES);
    }

    /** Keeps pages up to a size in bytes. */
    PageCache(Supplier<String> state, long mostBytes) {
        this.state = state;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher(PageCache::weight)
                .executor(Runnable::run)
                .build();
    }

    private static int weight(Key key, Reply reply) {
        var headers = reply.headers().entrySet().stream()
                .mapToInt(h -> h.getKey().length() + h.getValue().length())
                .sum();
        return OVERHEAD + 2 * (key.state().length() + key.page().length() + headers) + reply.body().length;
    }

    /** The reply kept for a page, or one made now. */
    Optional<Reply> of(PageRequest page, Function<PageRequest, Optional<Reply>> make) {
        var now = state.get();
        if (!stateOfKept.equals(now)) {
            stateOfKept = now;
            kept.invalidateAll();
        }
        var key = new Key(now, page);
        return Optional.ofNullable(kept.getIfPresent(key))
                .or(() -> make.apply(page).map(reply -> keep(key, reply)));
    }

    private Reply keep(Key key, Reply reply) {
        if (reply.status() != 200 || reply.body().length > LARGEST) {
            return reply;
        }
        var tagged = reply.with(EntityTag.of(reply.body()));
        kept.put(key, tagged);
        return tagged;
    }

    /** How many pages are kept. */
    long size() {
        kept.cleanUp();
        return kept.estimatedSize();
    }
}
