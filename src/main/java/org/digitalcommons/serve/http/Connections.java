package org.digitalcommons.serve.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Limits;
import org.digitalcommons.limit.Settings;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a server: how many there are, of everybody and of each client, and whether whoever is at the other
 * end gets on. Who sends headers or a body too slowly, or takes a reply too slowly, is cut off. Safe for any thread.
 */
public final class Connections implements Connection.Listener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int SECONDS_BETWEEN_LOOKS = 1;

    private final Limits limits;
    private final Clients clients;
    private final ServerAddress address;
    private final Map<Connection, Silence> open = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> ofClients = new ConcurrentHashMap<>();
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("connection-watch").factory());

    /**
     * Watches from now on.
     *
     * @param host the address that the server listens at
     */
    public Connections(Settings settings, String host) {
        this.limits = settings.limits();
        this.clients = new Clients(limits, settings.proxies());
        this.address = new ServerAddress(settings.address(), host);
        watch.scheduleWithFixedDelay(this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    /** What a connection brought before its last request began, and since when there is more of the next one. */
    private static final class Silence {

        private final String client;
        private volatile long bytesKnown;
        private volatile long since = System.nanoTime();
        private final AtomicInteger requests = new AtomicInteger();

        Silence(String client) {
            this.client = client;
        }

        /** For how many milliseconds the headers of a request have been on their way. */
        long waited(Connection connection) {
            if (requests.get() > 0 || bytesKnown > 0 && connection.getBytesIn() == bytesKnown) {
                begin(connection);
            }
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        }

        /** From now on the next request is waited for. */
        void begin(Connection connection) {
            since = System.nanoTime();
            bytesKnown = Math.max(bytesKnown, connection.getBytesIn());
        }
    }

    @Override
    public void onOpened(Connection connection) {
        var client = client(connection.getEndPoint().getRemoteSocketAddress());
        open.put(connection, new Silence(client));
        var of = ofClients.computeIfAbsent(client, c -> new AtomicInteger());
        if (of.incrementAndGet() > limits.of(Limit.CONNECTIONS_PER_CLIENT) && !clients.isProxy(client)
                || open.size() > limits.of(Limit.CONNECTIONS)) {
            connection.getEndPoint().close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        var silence = open.remove(connection);
        if (silence != null) {
            ofClients.computeIfPresent(silence.client, (client, count) -> count.decrementAndGet() <= 0 ? null : count);
        }
    }

    private static String client(SocketAddress address) {
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : String.valueOf(address);
    }

    /** A handler whose requests are watched, and counted for each client. */
    public Handler around(Handler handler) {
        return new Handler.Wrapper(handler) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                var client = clients.address(request);
                if (!clients.isWelcome(client)) {
                    return tooMany(request, response, callback);
                }
                request.setAttribute(Clients.ADDRESS, client);
                request.setAttribute(ServerAddress.NAME, address.of(request));
                var exchange = new Exchange(request, limits.of(Limit.RATE));
                var connection = request.getConnectionMetaData().getConnection();
                var silence = open.get(connection);
                exchanges.add(exchange);
                if (silence != null) {
                    silence.requests.incrementAndGet();
                }
                Runnable ended = () -> {
                    exchanges.remove(exchange);
                    if (silence != null) {
                        silence.begin(connection);
                        silence.requests.decrementAndGet();
                    }
                };
                Request.addCompletionListener(request, failure -> ended.run());
                var watched = exchange.watched(request);
                return super.handle(watched, exchange.watched(watched, response), callback);
            }
        };
    }

    private static boolean tooMany(Request request, Response response, Callback callback) {
        response.setStatus(429);
        response.getHeaders().put("Retry-After", "5");
        PlainErrors.write(
                request, response, "You send more requests than are answered here; send fewer each second.", callback);
        return true;
    }

    private void look() {
        var free = limits.of(Limit.HEADER_TIME) / 1000.0;
        try {
            exchanges.stream().filter(exchange -> exchange.isTooSlow(free)).forEach(Exchange::end);
            open.forEach((connection, silence) -> {
                if (silence.waited(connection) > limits.of(Limit.HEADER_TIME) && silence.requests.get() == 0) {
                    connection.getEndPoint().close();
                }
            });
        } catch (RuntimeException bug) {
            LOG.error("Connections could not be looked at", bug);
        }
    }

    /** Watches no longer; the connections are left as they are. */
    @Override
    public void close() {
        watch.shutdownNow();
    }
}
