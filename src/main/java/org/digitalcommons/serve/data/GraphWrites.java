package org.digitalcommons.serve.data;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import org.digitalcommons.rights.Token;
import org.digitalcommons.serve.http.Authentication;
import org.digitalcommons.serve.http.BearerToken;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.http.Request;
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
    private final Commons commons;
    private final Graphs graphs;
    private final Authentication authentication;
    private final WriteLimits limits;

    GraphWrites(Commons commons, Graphs graphs, Authentication authentication, WriteLimits limits) {
        this.commons = commons;
        this.graphs = graphs;
        this.authentication = authentication;
        this.limits = limits;
    }

    Reply reply(Request request) {
        var target = Target.of(request);
        var draft = new Draft(request.method(), target);
        var reply = answer(request, target, draft);
        if (reply.status() != 429) {
            remember(draft, reply.status());
        }
        return reply;
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
        long times = authentication.failures().turnedAway();
        if (times > 0) {
            commons.rights().ifPresent(rights -> rights.attempts().add(Draft.turnedAway(times)));
        }
    }

    private Reply answer(Request request, Target target, Draft draft) {
        try {
            return done(request, target, draft);
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (Unreadable unreadable) {
            return Reply.text(400, String.join("\n", unreadable.reasons()));
        } catch (CommonsException obstacle) {
            LOG.error("A write failed: {}", obstacle.getMessage());
            return Reply.text(503, "The service cannot write at present; try again later.");
        } catch (RuntimeException bug) {
            LOG.error("A write failed", bug);
            return Refusal.ourFault().reply();
        }
    }

    private Reply done(Request request, Target target, Draft draft) throws Unreadable {
        var token = authentication.holder(BearerToken.shown(request), draft::shown);
        var name = own(target, token);
        if (!token.role().mayWrite()) {
            throw BearerToken.challenge(
                    Refusal.of(
                            403,
                            "The token of a %s does not change what is published; that takes one of a publisher."
                                    .formatted(token.role().word())),
                    "insufficient_scope");
        }
        var condition = Precondition.of(request);
        if (request.method().equals("DELETE")) {
            return withdrawn(name, condition);
        }
        request.refuseCompressed();
        var format = GraphMediaTypes.of(request);
        var body = request.body(
                limits.bodyBytes(),
                Refusal.of(
                        413,
                        "The body is larger than %,d bytes. Divide the publication, for example by year."
                                .formatted(limits.bodyBytes())));
        draft.read(Digest.checksum(body));
        // The monitor of the commons is the one its own writers hold, so nothing comes between reading and writing.
        synchronized (commons) {
            var before = graphs.named(name.node().getURI());
            condition.require(before.map(Graphs::content));
            Delivery delivery;
            if (request.method().equals("POST") && before.isPresent()) {
                if (graphs.isOfTables(name)) {
                    throw Refusal.of(
                            409,
                            "This publication was made of tables, to which statements cannot be added. Publish them"
                                    + " under a dataset of their own, or replace the whole with PUT.");
                }
                delivery = GraphDelivery.joined(name, before.get(), GraphMediaTypes.ending(format), body);
            } else {
                delivery = GraphDelivery.of(name, GraphMediaTypes.ending(format), body);
            }
            var candidate = commons.read(delivery);
            requireNamed(candidate, name);
            return published(request, name, format, candidate, before.isEmpty(), draft);
        }
    }

    private Reply published(
            Request request,
            PublicationName name,
            Format format,
            Candidate candidate,
            boolean isNew,
            Draft draft) {
        var outcome = commons.publish(candidate);
        var report = new Report(outcome.verdict());
        draft.found(outcome.verdict().findings().size());
        return switch (outcome) {
            case Commons.Outcome.Refused refused -> ReportFormat.reply(422, report, request.accept());
            case Commons.Outcome.Published published -> {
                derive();
                var tag = graphs.named(name.node().getURI())
                        .map(graph -> Precondition.tag(Graphs.content(graph), format))
                        .orElseThrow();
                var findings = "</data?graph=%s>; rel=\"related\""
                        .formatted(URLEncoder.encode(name.node().getURI() + "/findings", StandardCharsets.UTF_8));
                yield (isNew ? ReportFormat.reply(201, report, request.accept()) : Reply.empty(204))
                        .with(tag)
                        .with("Link", findings);
            }
        };
    }

    private Reply withdrawn(PublicationName name, Precondition condition) {
        synchronized (commons) {
            condition.require(graphs.named(name.node().getURI()).map(Graphs::content));
            if (!commons.withdraw(name.node())) {
                throw Refusal.of(404, "There is no such publication, so there is nothing to withdraw.");
            }
            derive();
            return Reply.empty(204);
        }
    }

    private void derive() {
        if (!commons.isDerived()) {
            commons.derive(step -> {});
        }
    }

    /** The publication a request is aimed at, if the holder of the token may write it. */
    private static PublicationName own(Target target, Token token) {
        var form = GraphNames.PUBLISHED + token.publisher() + "/DATASET/PERIOD";
        var address = switch (target) {
            case Target.Named named -> named.name();
            case Target.Unclear unclear -> throw Refusal.of(400, unclear.sentence());
            case Target.Default all ->
                throw Refusal.of(403, "The default graph is all graphs together and nobody's to write. Write " + form);
            case Target.Everything all ->
                throw Refusal.of(403, "The request is about every graph, which is nobody's to write. Write " + form);
        };
        if (!address.startsWith(GraphNames.PUBLISHED + token.publisher() + "/")) {
            throw Refusal.of(403, "This graph is not yours to write. Your graphs are called " + form);
        }
        return PublicationName.parse(address)
                .orElseThrow(() -> Refusal.of(
                        400,
                        "This is not the address of a publication. Write %s, the dataset in letters, digits and single"
                                        .formatted(form)
                                + " hyphens without the period, and the period as 2024-25, 2024-09-30 or 2024."));
    }

    /** A body that says of itself that it is another publication must not be stored as this one. */
    private static void requireNamed(Candidate candidate, PublicationName name) {
        if (!candidate.publication().equals(name.node())) {
            throw Refusal.of(
                    400,
                    "The body is the publication <%s>, and the address is another. Correct one of them."
                            .formatted(candidate.publication()));
        }
        candidate.description().stream(name.node(), DCTerms.temporal.asNode(), Node.ANY)
                .map(t -> t.getObject().toString())
                .filter(period -> !period.equals(Term.ID + "period/" + name.period()))
                .findFirst()
                .ifPresent(period -> {
                    throw Refusal.of(
                            400,
                            "The body says that it is about <%s>, and its address that it is about %s. Correct one of them."
                                    .formatted(period, name.period()));
                });
    }
}
