package org.digitalcommons.pull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.jspecify.annotations.Nullable;

/**
 * Answers for one name the same as long as it is pinned, so that the address that was checked is the one that is
 * connected to: a server of names may give a public address first and a private one a moment later (DNS rebinding).
 * Every other name is resolved as ever.
 *
 * <p>The JDK finds it as a service (JEP 418) and asks it for each name that is not in its own cache. What the cache holds
 * is what the first question of a pin is answered with, and afterwards only answers of the pin come into the cache. One
 * name is pinned at a time; who wants another waits.
 */
public final class PinnedNames extends InetAddressResolverProvider {

    /** A name that nobody else answers (RFC 6761). */
    private static final String CANARY = "pinned.digital-commons.invalid";

    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
    private static volatile @Nullable Pin pinned;

    /** For the JDK. */
    public PinnedNames() {}

    /** A name that keeps its addresses until it is closed; for the thread that pinned it. */
    static final class Pin implements AutoCloseable {

        private final String host;
        private @Nullable List<InetAddress> kept;

        private Pin(String host) {
            this.host = host;
        }

        /**
         * All addresses of the name.
         *
         * @throws UnknownHostException if it has none, or others than a moment ago
         */
        List<InetAddress> addresses() throws UnknownHostException {
            var asked = List.of(InetAddress.getAllByName(host));
            var answer = keep(asked);
            if (!new HashSet<>(answer).equals(new HashSet<>(asked))) {
                throw new UnknownHostException(host);
            }
            return answer;
        }

        /** Each with the name, which the certificate is compared with. */
        private synchronized List<InetAddress> keep(List<InetAddress> asked) throws UnknownHostException {
            if (kept == null) {
                var named = new ArrayList<InetAddress>();
                for (var address : asked) {
                    named.add(InetAddress.getByAddress(host, address.getAddress()));
                }
                kept = List.copyOf(named);
            }
            return kept;
        }

        private synchronized @Nullable List<InetAddress> kept() {
            return kept;
        }

        @Override
        public void close() {
            pinned = null;
            ONE_AT_A_TIME.unlock();
        }
    }

    /**
     * Pins a name, or an address written in digits, which is its own answer.
     *
     * @throws CommonsException if the JDK does not ask us, so that nothing could be pinned
     */
    static Pin pin(String host) {
        requireAsked();
        ONE_AT_A_TIME.lock();
        var pin = new Pin(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        pinned = pin;
        return pin;
    }

    /** With {@code -Djdk.net.hosts.file}, or another service before ours, names would move and nobody would notice. */
    private static void requireAsked() {
        try {
            if (InetAddress.getByName(CANARY).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException notAsked) {
            // The same as any other address.
        }
        throw new CommonsException(
                Code.NOT_ALLOWED,
                "Names cannot be pinned to checked addresses in this JVM, so nothing is fetched. Start it without"
                        + " -Djdk.net.hosts.file and without another resolver of names.");
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return over(configuration.builtinResolver());
    }

    /** Pins over what another resolver answers. */
    static InetAddressResolver over(InetAddressResolver ordinary) {
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                if (host.equals(CANARY)) {
                    return Stream.of(InetAddress.getLoopbackAddress());
                }
                var pin = pinned;
                if (pin == null || !pin.host.equals(host.toLowerCase(Locale.ROOT))) {
                    return ordinary.lookupByName(host, policy);
                }
                var kept = pin.kept();
                return (kept != null
                                ? kept
                                : pin.keep(ordinary.lookupByName(host, policy).toList()))
                        .stream();
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return ordinary.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "Digital Commons, one name pinned while it is fetched from";
    }
}
