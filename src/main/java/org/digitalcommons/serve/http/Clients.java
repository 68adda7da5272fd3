package org.digitalcommons.serve.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Limits;
import org.eclipse.jetty.server.Request;

/**
 * Who asks, by address, and how often each may. Addresses are kept for a minute in memory and are written nowhere. Safe
 * for any thread.
 */
final class Clients {

    /** The attribute of a request that holds the address of its client. */
    static final String ADDRESS = Clients.class.getName();

    private static final String FORWARDED = "X-Forwarded-For";

    /** Who was quiet may send so many seconds' worth at once: a page with all that belongs to it, or a crawl of a list. */
    private static final int SECONDS_SAVED = 20;

    private static final int MOST_KNOWN = 50_000;

    private final Set<String> proxies;
    private final double perSecond;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    Clients(Limits limits, Set<String> proxies) {
        this.proxies = proxies;
        this.perSecond = limits.of(Limit.REQUESTS);
    }

    /** Whether an address is that of a proxy of ours, which speaks for many. */
    boolean isProxy(String address) {
        return proxies.contains(address);
    }

    /** The address of a client: what a trusted proxy says, and else where the request comes from. */
    String address(Request request) {
        var nearest = Request.getRemoteAddr(request);
        if (!isProxy(nearest)) {
            return nearest;
        }
        var hops = Arrays.asList(
                String.join(",", request.getHeaders().getValuesList(FORWARDED)).split(",", -1));
        Collections.reverse(hops);
        // From the end, which our proxies wrote; what a client wrote itself stands before it.
        return hops.stream()
                .map(String::strip)
                .filter(hop -> !hop.isEmpty() && !isProxy(hop))
                .findFirst()
                .orElse(nearest);
    }

    /** Whether a client may send one more request now. */
    boolean isWelcome(String address) {
        return isProxy(address)
                || buckets.get(address, a -> new Bucket(perSecond * SECONDS_SAVED))
                        .take(perSecond);
    }

    private static final class Bucket {

        private final double most;
        private double left;
        private long seen = System.nanoTime();

        Bucket(double most) {
            this.most = most;
            this.left = most;
        }

        synchronized boolean take(double perSecond) {
            long now = System.nanoTime();
            left = Math.min(most, left + perSecond * (now - seen) / 1e9);
            seen = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
