package org.digitalcommons.serve.data;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.rights.Action;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.rights.Token;
import org.digitalcommons.serve.http.Authentication;
import org.digitalcommons.serve.http.BearerToken;
import org.digitalcommons.serve.http.EntityTag;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.http.Request;
import org.digitalcommons.validate.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PUT, POST and DELETE: a graph of a publisher, by that publisher, one at a time. A graph that is sent goes the way of
 * every delivery - read, judged, stored, derived from - and is never written into the store as it is. Every attempt is
 * noted in the audit log, whatever became of it.
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
        var entry = commons.access().entry(Action.valueOf(request.method()));
        if (target instanceof Target.OneGraph named) {
            entry.about(named.name());
        }
        var reply = answer(request, target, entry);
        if (reply.status() != 429) {
            noteTurnedAway();
            entry.answered(reply.status());
        }
        return reply;
    }

    /** Notes those who were turned away and have no line of their own; call once more at the end. */
    void noteTurnedAway() {
        commons.access().turnedAway(authentication.failures().turnedAway());
    }

    private Reply answer(Request request, Target target, AuditEntry entry) {
        try {
            return done(request, target, entry);
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (Unreadable unreadable) {
            return Reply.text(400, String.join("\n", unreadable.reasons()));
        } catch (CommonsException obstacle) {
            LOG.error("A write failed: {}", obstacle.getMessage());
            return Refusal.of(obstacle).reply();
        } catch (RuntimeException bug) {
            LOG.error("A write failed", bug);
            return Refusal.ourFault().reply();
        }
    }

    private Reply done(Request request, Target target, AuditEntry entry) throws Unreadable {
        var token = authentication.holder(BearerToken.shown(request), entry::by);
        noteTurnedAway();
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
            return withdrawn(name, condition, entry);
        }
        request.refuseCompressed();
        var format = GraphMediaTypes.of(request);
        var body = request.body(
                limits.bodyBytes(),
                Refusal.of(
                        413,
                        "The body is larger than %,d bytes. Divide the publication, for example by year."
                                .formatted(limits.bodyBytes())));
        entry.read(Digest.checksum(body));
        var submission = new GraphSubmission(
                graphs, name, request.method().equals("POST"), condition, GraphMediaTypes.ending(format), body);
        var tag = new TagWhenStored(name, format);
        return stored(request, name, commons.publish(submission, entry, tag), tag);
    }

    private static Reply stored(Request request, PublicationName name, Outcome outcome, TagWhenStored tag) {
        var report = new Report(outcome.verdict());
        return switch (outcome) {
            case Outcome.Rejection rejection -> ReportFormat.reply(422, report, request.accept());
            case Outcome.Deferral deferral ->
                ReportFormat.reply(202, report, request.accept()).with("Link", "</publish>; rel=\"edit-form\"");
            case Outcome.Acceptance acceptance -> {
                var findings = "</data?graph=%s>; rel=\"related\""
                        .formatted(URLEncoder.encode(name.node().getURI() + "/findings", StandardCharsets.UTF_8));
                yield (acceptance.first() ? ReportFormat.reply(201, report, request.accept()) : Reply.empty(204))
                        .with(tag.tag.orElseThrow())
                        .with("Link", findings);
            }
        };
    }

    /** Takes the tag of what was stored before anybody else can write. */
    private final class TagWhenStored implements ProgressListener {

        private final PublicationName name;
        private final Format format;
        private Optional<EntityTag> tag = Optional.empty();

        TagWhenStored(PublicationName name, Format format) {
            this.name = name;
            this.format = format;
        }

        @Override
        public void stored(Outcome.Acceptance acceptance) {
            tag = graphs.named(name.node().getURI()).map(graph -> Precondition.tag(Graphs.content(graph), format));
        }

        @Override
        public void step(String step) {}
    }

    private Reply withdrawn(PublicationName name, Precondition condition, AuditEntry entry) {
        Runnable required =
                () -> condition.require(graphs.named(name.node().getURI()).map(Graphs::content));
        if (!commons.withdraw(name.node(), required, entry)) {
            throw Refusal.of(404, "There is no such publication, so there is nothing to withdraw.");
        }
        return Reply.empty(204);
    }

    /** The publication a request is aimed at, if the holder of the token may write it. */
    private static PublicationName own(Target target, Token token) {
        var form = GraphNames.PUBLISHED + token.publisher() + "/DATASET/PERIOD";
        var address = switch (target) {
            case Target.OneGraph named -> named.name();
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
}
