package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.digitalcommons.serve.http.Accept;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Negotiation;
import org.digitalcommons.serve.http.Reply;
import org.junit.jupiter.api.Test;

/** Pages are kept for as long as they hold, and never more of them than there is room for. */
class PageCacheTest {

    private final AtomicReference<String> state = new AtomicReference<>("one");
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void aPageIsMadeOncePerState() {
        var cache = new PageCache(state::get);
        var first = cache.of(page("/bodies", "a"), p -> made("text")).orElseThrow();
        assertThat(cache.of(page("/bodies", "a"), p -> made("text"))).containsSame(first);
        assertThat(first.headers()).containsKey("ETag");
        cache.of(page("/bodies", "b"), p -> made("text"));
        assertThat(made).hasValue(2);
        state.set("two");
        cache.of(page("/bodies", "a"), p -> made("text"));
        assertThat(made).hasValue(3);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void aRefusalOrAnotherStatusIsNotKept() {
        var cache = new PageCache(state::get);
        cache.of(page("/id/x", ""), p -> Optional.of(Reply.seeOther("/doc/x")));
        cache.of(page("/none", ""), p -> Optional.empty());
        assertThat(cache.size()).isZero();
    }

    /** Addresses count as well as bodies: thousands of long ones with next to no page do not fill the memory. */
    @Test
    void thousandsOfLongAddressesStayWithinTheBound() {
        var cache = new PageCache(state::get, 1_000_000);
        for (int i = 0; i < 5_000; i++) {
            cache.of(page("/bodies", "x".repeat(10_000) + i), p -> made(""));
        }
        assertThat(cache.size()).isBetween(1L, 50L);
    }

    /** Trap: what a client accepts is no part of the key, however it is written; what it is sent is. */
    @Test
    void thousandsOfDifferentAcceptHeadersShareOnePage() {
        var cache = new PageCache(state::get);
        for (int i = 0; i < 5_000; i++) {
            var accept = Accept.of(List.of("text/csv;q=0.9", "text/x-" + "y".repeat(50) + i, "*/*;q=0.1"));
            var chosen = Negotiation.accepted(accept, List.of(Format.HTML, Format.CSV));
            cache.of(new PageRequest("/bodies", Map.of(), chosen, false, "en"), p -> made("text"));
        }
        assertThat(made).hasValue(1);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void largePagesStayWithinTheBound() {
        var cache = new PageCache(state::get, 1_000_000);
        for (int i = 0; i < 500; i++) {
            cache.of(page("/bodies", "n" + i), p -> made("x".repeat(100_000)));
        }
        assertThat(cache.size()).isBetween(1L, 10L);
    }

    private Optional<Reply> made(String text) {
        made.incrementAndGet();
        return Optional.of(Reply.text(200, text));
    }

    private static PageRequest page(String path, String name) {
        return new PageRequest(path, Map.of("name", name), Format.HTML.representation(), false, "en");
    }
}
