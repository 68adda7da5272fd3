package org.digitalcommons.serve.operate;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.fuseki.main.FusekiServer;
import org.digitalcommons.Commons;
import org.digitalcommons.care.Care;
import org.digitalcommons.care.CareGauges;
import org.digitalcommons.rights.ServerKey;
import org.digitalcommons.serve.http.Authentication;
import org.digitalcommons.serve.http.BearerToken;
import org.digitalcommons.serve.http.Endpoint;
import org.digitalcommons.serve.http.Methods;
import org.digitalcommons.serve.http.Readiness;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.http.Request;

/**
 * {@code /-/}: whether the server is alive and ready, for everybody; metrics, backup, compaction and check for who shows
 * the key that lies in the folder of the store, or the token of an operator.
 */
public final class OperatorEndpoint extends Endpoint {

    /** Below which address it lies on every server of ours. */
    public static final String PATH = "/-";

    private static final long serialVersionUID = 1L;
    private static final Methods METHODS = new Methods(List.of("GET", "POST"), List.of());

    private final transient Commons commons;
    private final transient Authentication authentication;
    private final transient Readiness readiness;
    private final transient Optional<ServerKey> key;
    private final transient PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private OperatorEndpoint(Commons commons, Authentication authentication, Readiness readiness) {
        super(METHODS);
        this.readiness = readiness;
        this.commons = commons;
        this.authentication = authentication;
        this.key = commons.folder().map(ServerKey::in);
        Metrics.addRegistry(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        commons.folder().ifPresent(folder -> CareGauges.register(meters, commons));
    }

    /** Registers it with a server. */
    public static void register(
            FusekiServer.Builder builder, Commons commons, Authentication authentication, Readiness readiness) {
        builder.addServlet(PATH + "/*", new OperatorEndpoint(commons, authentication, readiness));
    }

    @Override
    public void destroy() {
        key.ifPresent(ServerKey::close);
        Metrics.removeRegistry(meters);
        meters.close();
    }

    @Override
    protected Reply answer(Request request) {
        var name = request.path().substring(PATH.length() + 1);
        var reply = request.isRead() ? told(request, name) : done(request, name);
        return reply.with("Cache-Control", "no-store");
    }

    private Reply told(Request request, String name) {
        return switch (name) {
            case "health" -> Reply.text(200, "ok");
            case "ready" -> {
                if (!readiness.isReady()) {
                    throw Refusal.of(503, "The store is being filled or derived for the first time.")
                            .with("Retry-After", Readiness.RETRY);
                }
                yield Reply.text(200, "ready");
            }
            case "metrics" -> {
                requireOperator(request);
                yield Reply.of(200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape());
            }
            default -> throw nothing();
        };
    }

    private Reply done(Request request, String name) {
        var isKnown = List.of("backup", "compact", "check").contains(name);
        if (!isKnown || commons.folder().isEmpty()) {
            throw nothing();
        }
        requireOperator(request);
        var care = new Care(commons);
        return switch (name) {
            case "backup" -> Reply.streamed("application/zip", care::backup);
            case "compact" -> Reply.text(200, care.compact().sentence());
            default -> {
                var report = care.check();
                var json = new JsonObject();
                json.put("sound", report.isSound());
                json.put("text", report.text());
                yield Reply.json(200, JSON.toString(json));
            }
        };
    }

    private static Refusal nothing() {
        return Refusal.notFound("Nothing lies here; /-/health says whether this server is alive.");
    }

    private void requireOperator(Request request) {
        var secret = BearerToken.shown(request);
        if (secret.isPresent() && key.filter(k -> k.is(secret.get())).isPresent()) {
            return;
        }
        if (!authentication.holder(secret, known -> {}).role().mayOperate()) {
            throw BearerToken.challenge(Refusal.of(403, "This takes the token of an operator."), "insufficient_scope");
        }
    }
}
