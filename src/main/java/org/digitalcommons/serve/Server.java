package org.digitalcommons.serve;

import java.net.BindException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Settings;
import org.digitalcommons.query.Places;
import org.digitalcommons.query.ProcessLocks;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.query.QueryService;
import org.digitalcommons.serve.data.GraphStore;
import org.digitalcommons.serve.data.WriteLimits;
import org.digitalcommons.serve.http.AccessLog;
import org.digitalcommons.serve.http.Authentication;
import org.digitalcommons.serve.http.Connections;
import org.digitalcommons.serve.http.FailedLogins;
import org.digitalcommons.serve.http.PlainErrors;
import org.digitalcommons.serve.http.Readiness;
import org.digitalcommons.serve.http.RequestMeter;
import org.digitalcommons.serve.http.RouteNames;
import org.digitalcommons.serve.http.TextCompression;
import org.digitalcommons.serve.http.UnreadBody;
import org.digitalcommons.serve.operate.OperatorEndpoint;
import org.digitalcommons.serve.page.Renderer;
import org.digitalcommons.serve.page.SitePage;
import org.digitalcommons.serve.reconcile.ReconciliationServlet;
import org.digitalcommons.serve.sparql.SparqlEndpoint;
import org.digitalcommons.serve.upload.UploadLimits;
import org.digitalcommons.serve.upload.UploadServlet;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * The public server of a commons: its pages, its SPARQL endpoint and its graphs, open for reading. Only graphs can be
 * written, each by its own publisher.
 */
public final class Server implements AutoCloseable {

    /** Each connection may have a thread: who is slow holds one up, and takes it from nobody. */
    private static final int THREADS_AT_LEAST = 8;

    private static final int THREADS_BESIDE = 50;

    /** How long a stopping server goes on with what it has begun to answer. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final FusekiServer server;
    private final String host;
    private final Connections connections;
    private final Readiness readiness;

    private Server(FusekiServer server, String host, Connections connections, Readiness readiness) {
        this.server = server;
        this.host = host;
        this.connections = connections;
        this.readiness = readiness;
    }

    /** From now on it answers. */
    public void ready() {
        readiness.ready();
    }

    /**
     * Starts to serve; locks the whole process against reading by address ({@link ProcessLocks}).
     *
     * @param host the address to listen at; {@code 0.0.0.0} for every one of the machine
     * @param port the port; 0 for a free one
     * @throws CommonsException if the port is taken
     */
    public static Server start(Commons commons, String host, int port) {
        return start(commons, host, port, WriteLimits.standard());
    }

    /** Starts to serve with other limits for those who write. */
    public static Server start(Commons commons, String host, int port, WriteLimits writing) {
        return start(commons, host, port, writing, QueryLimits.standard());
    }

    /** Starts to serve with other limits for those who write and for those who ask. */
    public static Server start(Commons commons, String host, int port, WriteLimits writing, QueryLimits asking) {
        var limits = asking.limits()
                .with(Limit.WRITE_BODY, writing.bodyBytes())
                .with(Limit.WRITE_FAILED_LOGINS, writing.failedLoginsPerMinute());
        return start(commons, host, port, Settings.of(limits));
    }

    /** Starts to serve with settings of the operator. */
    public static Server start(Commons commons, String host, int port, Settings settings) {
        return start(commons, host, port, settings, new Readiness(true));
    }

    /** The same for a store that is filled first: nothing is answered but that it is, until {@link #ready} is called. */
    public static Server startUnready(Commons commons, String host, int port, Settings settings) {
        return start(commons, host, port, settings, new Readiness(false));
    }

    private static Server start(Commons whole, String host, int port, Settings settings, Readiness readiness) {
        ProcessLocks.close();
        var all = settings.limits();
        var limits = new QueryLimits(all);
        var writing = WriteLimits.of(all);
        var commons = whole.within(limits.ofPages());
        var renderer = new Renderer();
        var builder = FusekiServer.create()
                .port(port)
                .numServerThreads(THREADS_AT_LEAST, all.count(Limit.CONNECTIONS) + THREADS_BESIDE)
                .addFilter("/*", new UnreadBody())
                .addFilter("/*", readiness);
        SparqlEndpoint.register(
                builder,
                new QueryService(commons.contents().dataset(), limits),
                new SitePage(renderer, limits, commons.catalog()));
        var authentication =
                new Authentication(commons.access()::claim, new FailedLogins(writing.failedLoginsPerMinute()));
        GraphStore.register(builder, commons, authentication, writing, new Places(limits.ofPages()));
        ReconciliationServlet.register(builder, commons, renderer);
        UploadServlet.register(builder, commons, renderer, authentication, UploadLimits.of(all));
        OperatorEndpoint.register(builder, commons, authentication, readiness);
        var site = new Site(commons);
        builder.addServlet("/*", site);
        var server = builder.build();
        var jetty = server.getJettyServer();
        var connections = new Connections(settings, host);
        for (var connector : jetty.getConnectors()) {
            if (connector instanceof ServerConnector tcp) {
                tcp.setHost(host);
                tcp.setIdleTimeout(all.of(Limit.IDLE_TIME));
                // A connection on which nothing is asked does not hold up the end.
                tcp.setShutdownIdleTimeout(100);
                tcp.addEventListener(connections);
                var http = tcp.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
                quiet(http);
            }
        }
        jetty.setErrorHandler(new PlainErrors());
        var routes = new RouteNames(Lazy.of(() -> names(server, site))::get);
        // What is being answered when the server stops is answered to its end.
        jetty.setHandler(new GracefulHandler(connections.around(
                AccessLog.around(RequestMeter.around(TextCompression.around(jetty.getHandler()), routes), routes))));
        jetty.setStopTimeout(GRACE.toMillis());
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            connections.close();
            throw isTaken(e)
                    ? new CommonsException(
                            Code.PORT_TAKEN,
                            "Port %d of %s is taken. Stop what uses it, or choose another with --port."
                                    .formatted(port, host))
                    : e;
        }
        return new Server(server, host, connections, readiness);
    }

    /** The first parts of the addresses below which something lies: of pages, and of what has an endpoint of its own. */
    private static Set<String> names(FusekiServer server, Site site) {
        return Stream.concat(
                        site.heads().stream(),
                        server.getServletContext().getServletRegistrations().values().stream()
                                .flatMap(endpoint -> endpoint.getMappings().stream())
                                .map(RouteNames::firstPart)
                                .filter(part -> !part.equals("*")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void quiet(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setOutputBufferSize(64 * 1024);
        http.setRequestHeaderSize(32 * 1024);
    }

    private static boolean isTaken(Throwable error) {
        var cause = error;
        while (cause != null) {
            if (cause instanceof BindException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The port it listens at. */
    public int port() {
        return server.getPort();
    }

    /** The address of its first page. */
    public String address() {
        var name = host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host;
        return "http://%s:%d/".formatted(name, port());
    }

    @Override
    public void close() {
        server.stop();
        connections.close();
    }
}
