package org.digitalcommons.serve.data;

import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.rdf.GraphDelivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.rights.Claim;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Token;
import org.digitalcommons.validate.Report;
import org.digitalcommons.vocab.Term;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PUT, POST and DELETE: a graph of a publisher, by that publisher, one at a time. A graph that is sent goes the way of
 * every delivery - read, judged, stored, derived from - and is never written into the store as it is. Every attempt is
 * remembered, whatever became of it.
 */
final class GraphWrites {

    private static final Logger LOG = LoggerFactory.getLogger(GraphWrites.class);
    private static final String CHALLENGE = "Bearer realm=\"Digital Commons\"";

    private static final String PERIOD = Term.ID + "period/";

    private final Commons commons;
    private final Graphs graphs;
    private final WriteLimits limits;
    private final Strangers strangers;

    GraphWrites(Commons commons, Graphs graphs, WriteLimits limits) {
        this.commons = commons;
        this.graphs = graphs;
        this.limits = limits;
        this.strangers = new Strangers(limits.strangersPerMinute());
    }

    Sent sent(HttpServletRequest request) {
        var target = Target.of(Optional.ofNullable(request.getQueryString()));
        var draft = new Draft(request.getMethod(), target);
        var sent = answer(request, target, draft);
        if (sent.status() != 429) {
            remember(draft, sent.status());
        }
        return sent;
    }

    private void remember(Draft draft, int status) {
        try {
            rememberTurnedAway();
            commons.rights().ifPresent(rights -> rights.attempts().add(draft.answered(status)));
        } catch (UncheckedIOException full) {
            // What was done is done, and its publisher is told; the operator has to hear of it too.
            LOG.error("An attempt to write could not be remembered: {}", String.valueOf(full.getMessage()));
        }
    }

    /** Tells of those who were turned away and have no line of their own; call once more at the end. */
    void rememberTurnedAway() {
        long times = strangers.turnedAway();
        if (times > 0) {
            commons.rights().ifPresent(rights -> rights.attempts().add(Draft.turnedAway(times)));
        }
    }

    private Sent answer(HttpServletRequest request, Target target, Draft draft) {
        try {
            return done(request, target, draft);
        } catch (Refused refused) {
            return refused.sent();
        } catch (Unreadable unreadable) {
            return Sent.text(400, String.join("\n", unreadable.reasons()));
        } catch (CommonsException obstacle) {
            LOG.error("A write failed: {}", obstacle.getMessage());
            return Sent.text(503, "The service cannot write at present; try again later.");
        } catch (RuntimeException bug) {
            LOG.error("A write failed", bug);
            return Sent.text(500, "The service failed on this request, which is its own fault; please report it.");
        }
    }

    private Sent done(HttpServletRequest request, Target target, Draft draft) throws Unreadable {
        var token = token(request, draft);
        var name = own(target, token);
        if (!token.role().mayWrite()) {
            throw Refused.of(
                    403,
                    "The token of a %s does not change what is published; that takes one of a publisher."
                            .formatted(token.role().word()),
                    challenge("insufficient_scope"));
        }
        var condition = Condition.of(request);
        if (request.getMethod().equals("DELETE")) {
            return withdrawn(name, condition);
        }
        Body.refusePacked(request);
        var format = GraphFormat.sent(Optional.ofNullable(request.getContentType()));
        var body = Body.read(request, limits.bodyBytes());
        draft.read(Digest.checksum(body));
        // The monitor of the commons is the one its own writers hold, so nothing comes between reading and writing.
        synchronized (commons) {
            var before = graphs.named(name.node().getURI());
            condition.require(before.map(Graphs::content));
            Delivery delivery;
            if (request.getMethod().equals("POST") && before.isPresent()) {
                if (graphs.isOfTables(name)) {
                    throw Refused.of(
                            409,
                            "This publication was made of tables, to which statements cannot be added. Publish them"
                                    + " under a dataset of their own, or replace the whole with PUT.");
                }
                delivery = GraphDelivery.joined(name, before.get(), format.ending(), body);
            } else {
                delivery = GraphDelivery.of(name, format.ending(), body);
            }
            var candidate = commons.read(delivery);
            requireNamed(candidate, name);
            return published(request, name, format, candidate, before.isEmpty(), draft);
        }
    }

    private Sent published(
            HttpServletRequest request,
            PublicationName name,
            GraphFormat format,
            Candidate candidate,
            boolean isNew,
            Draft draft) {
        var accept = Optional.ofNullable(request.getHeader("Accept"));
        var outcome = commons.publish(candidate);
        var report = new Report(outcome.verdict());
        draft.found(outcome.verdict().findings().size());
        return switch (outcome) {
            case Commons.Outcome.Refused refused -> ReportFormat.sent(422, report, accept);
            case Commons.Outcome.Published published -> {
                derive();
                var tag = graphs.named(name.node().getURI())
                        .map(graph -> Condition.tag(Graphs.content(graph), format))
                        .orElseThrow();
                var findings = "</data?graph=%s>; rel=\"related\""
                        .formatted(URLEncoder.encode(name.node().getURI() + "/findings", StandardCharsets.UTF_8));
                yield (isNew ? ReportFormat.sent(201, report, accept) : Sent.nothing(204))
                        .with(Map.of("ETag", tag, "Link", findings));
            }
        };
    }

    private Sent withdrawn(PublicationName name, Condition condition) {
        synchronized (commons) {
            condition.require(graphs.named(name.node().getURI()).map(Graphs::content));
            if (!commons.withdraw(name.node())) {
                throw Refused.of(404, "There is no such publication, so there is nothing to withdraw.");
            }
            derive();
            return Sent.nothing(204);
        }
    }

    private void derive() {
        if (!commons.isDerived()) {
            commons.derive(step -> {});
        }
    }

    private Token token(HttpServletRequest request, Draft draft) {
        var secret = Optional.ofNullable(request.getHeader("Authorization"))
                .map(String::strip)
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()))
                .map(header -> header.substring("Bearer ".length()).strip());
        if (secret.isEmpty()) {
            throw stranger(Refused.of(
                    401,
                    "Writing takes the token of a publisher; send it as Authorization: Bearer TOKEN.",
                    Map.of("WWW-Authenticate", CHALLENGE)));
        }
        var claim = commons.rights()
                .map(Rights::tokens)
                .map(tokens -> tokens.claim(secret.get()))
                .orElseGet(Claim.Unknown::new);
        return switch (claim) {
            case Claim.Held held -> {
                draft.shown(held.token());
                yield held.token();
            }
            case Claim.Over over -> {
                draft.shown(over.token());
                throw stranger(Refused.of(
                        401,
                        "The token %s is %s; ask the operator for a new one."
                                .formatted(over.token().id(), over.reason()),
                        challenge("invalid_token")));
            }
            case Claim.Unknown unknown ->
                throw stranger(Refused.of(
                        401,
                        "The token is not one of ours; check that it was copied whole.",
                        challenge("invalid_token")));
        };
    }

    private Refused stranger(Refused refused) {
        return strangers.isOneTooMany()
                ? Refused.of(
                        429,
                        "There were too many attempts to write without a token that holds; wait a minute.",
                        Map.of("Retry-After", "60"))
                : refused;
    }

    private static Map<String, String> challenge(String error) {
        return Map.of("WWW-Authenticate", "%s, error=\"%s\"".formatted(CHALLENGE, error));
    }

    /** The publication a request is aimed at, if the holder of the token may write it. */
    private static PublicationName own(Target target, Token token) {
        var form = GraphNames.PUBLISHED + token.publisher() + "/DATASET/PERIOD";
        var address = switch (target) {
            case Target.Named named -> named.name();
            case Target.Unclear unclear -> throw Refused.of(400, unclear.sentence());
            case Target.Default all ->
                throw Refused.of(403, "The default graph is all graphs together and nobody's to write. Write " + form);
            case Target.Everything all ->
                throw Refused.of(403, "The request is about every graph, which is nobody's to write. Write " + form);
        };
        if (!address.startsWith(GraphNames.PUBLISHED + token.publisher() + "/")) {
            throw Refused.of(403, "This graph is not yours to write. Your graphs are called " + form);
        }
        return PublicationName.parse(address)
                .orElseThrow(() -> Refused.of(
                        400,
                        "This is not the address of a publication. Write %s, the dataset in letters, digits and single"
                                        .formatted(form)
                                + " hyphens without the period, and the period as 2024-25, 2024-09-30 or 2024."));
    }

    /** A body that says of itself that it is another publication must not be stored as this one. */
    private static void requireNamed(Candidate candidate, PublicationName name) {
        if (!candidate.publication().equals(name.node())) {
            throw Refused.of(
                    400,
                    "The body is the publication <%s>, and the address is another. Correct one of them."
                            .formatted(candidate.publication()));
        }
        candidate.description().stream(name.node(), DCTerms.temporal.asNode(), Node.ANY)
                .map(t -> t.getObject().toString())
                .filter(period -> !period.equals(Term.ID + "period/" + name.period()))
                .findFirst()
                .ifPresent(period -> {
                    throw Refused.of(
                            400,
                            "The body says that it is about <%s>, and its address that it is about %s. Correct one of them."
                                    .formatted(period, name.period()));
                });
    }
}
