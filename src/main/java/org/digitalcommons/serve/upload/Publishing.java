package org.digitalcommons.serve.upload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.intake.ApprovalQueue;
import org.digitalcommons.intake.Assessment;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.intake.Withdrawal;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.Unreadable.MissingDetail.Kind;
import org.digitalcommons.rights.Action;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.rights.Permission;
import org.digitalcommons.rights.Permission.Deed;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.words.Words;
import org.digitalcommons.validate.Report;

/**
 * What a publisher can do in a session: check files, add what they do not state, publish them or leave them for a
 * signatory, sign, and withdraw. Each step holds the monitor of its session and returns its HTTP status.
 */
final class Publishing {

    private static final Words WORDS = Words.english();
    private final Commons commons;
    private final ApprovalQueue queue;

    Publishing(Commons commons, ApprovalQueue queue) {
        this.commons = commons;
        this.queue = queue;
    }

    /** Makes a delivery of what was sent, when the session is free for it. */
    interface Sender {
        Delivery delivery();
    }

    /** Has files judged. */
    int check(UploadSession session, Sender sender) {
        if (!session.may(Deed.TRY)) {
            throw Refusal.of(403, WORDS.say("upload.refusal.signatory-sends"));
        }
        synchronized (session) {
            session.news(List.of());
            var dryRun = DryRun.of(commons, sender.delivery());
            session.dryRun(dryRun);
            var entry = entry(session, Action.UPLOAD).found(dryRun.findings());
            dryRun.candidate().ifPresent(c -> entry.about(c.publication().getURI()));
            entry.answered(status(session));
            return status(session);
        }
    }

    private AuditEntry entry(UploadSession session, Action action) {
        var entry = commons.access().entry(action);
        return session.isGuest() ? entry : entry.by(session.token());
    }

    private static int status(UploadSession session) {
        return session.dryRun().filter(d -> !d.isAccepted()).isPresent() ? 422 : 200;
    }

    /** Says which headers stand for which columns. */
    int columns(UploadSession session, Map<String, String> form) {
        var meanings = new LinkedHashMap<String, String>();
        form.forEach((name, header) -> {
            if (name.startsWith("column ") && !header.isBlank()) {
                meanings.put(header, name.substring("column ".length()));
            }
        });
        var said = new Mapping(meanings, Optional.empty());
        return again(session, delivery -> delivery.with(delivery.mapping().with(said)));
    }

    /** Says what no file says: the body that its rows are about, or its period. */
    int say(UploadSession session, Map<String, String> form) {
        return again(session, delivery -> {
            var dated = given(form, Kind.PERIOD.option()).map(delivery::during).orElse(delivery);
            return given(form, Kind.ABOUT.option())
                    .map(body -> NamedBody.code(commons, body))
                    .map(body -> dated.with(dated.mapping().about(body)))
                    .orElse(dated);
        });
    }

    private int again(UploadSession session, UnaryOperator<Delivery> saying) {
        synchronized (session) {
            session.dryRun(DryRun.of(commons, saying.apply(dryRun(session).delivery())));
            return status(session);
        }
    }

    private static DryRun dryRun(UploadSession session) {
        return session.dryRun().orElseThrow(() -> Refusal.of(409, WORDS.say("upload.refusal.no-files-yet")));
    }

    /** The tables that were sent, by the names of their copies, with what was found in each row. */
    Map<String, String> copies(UploadSession session) {
        synchronized (session) {
            return dryRun(session).copies().get();
        }
    }

    /** Publishes what was judged, or leaves it for a signatory when the token is one of a deputy. */
    int publish(UploadSession session) {
        if (session.isGuest()) {
            throw Refusal.of(401, WORDS.say("upload.refusal.guest-publishes"));
        }
        synchronized (session) {
            var dryRun = dryRun(session);
            if (!dryRun.isAccepted()) {
                return 422;
            }
            return session.may(Deed.WRITE) || session.may(Deed.APPROVE)
                    ? published(session, dryRun.assessment().orElseThrow())
                    : handedOver(session, dryRun);
        }
    }

    private int handedOver(UploadSession session, DryRun dryRun) {
        queue.add(dryRun.delivery());
        var entry = entry(session, Action.HAND_OVER).found(dryRun.findings());
        dryRun.candidate().ifPresent(c -> entry.about(c.publication().getURI()));
        entry.answered(202);
        session.news(List.of(WORDS.say("upload.waits", session.publisher())));
        session.clear();
        return 202;
    }

    private int published(UploadSession session, Assessment assessment) {
        var delivery = assessment.delivery();
        try {
            var outcome = commons.publish(assessment, entry(session, Action.PUBLISH), ProgressListener.NONE);
            if (outcome instanceof Outcome.Acceptance acceptance) {
                queue.remove(delivery);
                var candidate = acceptance.candidate();
                session.news(List.of(
                        WORDS.say(acceptance.changed() ? "upload.live" : "upload.unchanged"),
                        candidate.rows() + ".",
                        candidate.publication().getURI()));
                session.clear();
                return acceptance.changed() ? 201 : 200;
            }
        } catch (Unreadable changed) {
            // What it was judged against has changed, so that it cannot be read any more; the next dry run says why.
        }
        session.dryRun(DryRun.of(commons, delivery));
        return 422;
    }

    /** Takes up what waits, to be looked at and signed. */
    int lookAt(UploadSession session, Map<String, String> form) {
        if (!session.may(Deed.APPROVE) && !session.may(Deed.WRITE)) {
            throw Refusal.of(403, WORDS.say("upload.refusal.deputy-signs"));
        }
        var pending = queue.named(session.publisher(), form.getOrDefault("waiting", ""))
                .orElseThrow(() -> Refusal.of(404, WORDS.say("upload.refusal.not-waiting")));
        synchronized (session) {
            // Who looks at it and signs gives the word that it waits for.
            session.dryRun(DryRun.of(commons, pending.delivery().confirming()));
            return status(session);
        }
    }

    /**
     * Withdraws the publication that a form names by its address, or what it names as the command does: {@code dataset},
     * {@code about}, or {@code all=true} for everything of the publisher.
     */
    int withdraw(UploadSession session, Map<String, String> form) {
        if (!session.may(Deed.WRITE)) {
            throw Refusal.of(403, WORDS.say("upload.refusal.withdraw-token"));
        }
        refuseOther(session, form, "upload.refusal.other-withdraws");
        var dataset = given(form, "publication").map(p -> own(session, p)).or(() -> given(form, "dataset"));
        var about = given(form, "about");
        if (dataset.isEmpty()
                && about.isEmpty()
                && !form.getOrDefault("all", "").equals("true")) {
            throw Refusal.of(400, WORDS.say("upload.refusal.withdraw-what"));
        }
        synchronized (session) {
            return switch (withdrawal(session, dataset, about)) {
                case Withdrawal.Obstacle obstacle -> {
                    session.news(List.of(new Report(obstacle.verdict()).text(), obstacle.sentence()));
                    yield 422;
                }
                case Withdrawal.Success success -> {
                    session.news(Stream.concat(
                                    success.removals().stream().map(Withdrawal.Removal::sentence),
                                    Stream.of(WORDS.say("upload.history-keeps")))
                            .toList());
                    yield 200;
                }
            };
        }
    }

    private Withdrawal withdrawal(UploadSession session, Optional<String> dataset, Optional<String> about) {
        try {
            return commons.withdraw(
                    session.publisher(), dataset, about, entry(session, Action.WITHDRAW), ProgressListener.NONE);
        } catch (CommonsException e) {
            if (e.code() != Code.NOT_PUBLISHED) {
                throw e;
            }
            throw Refusal.of(404, String.valueOf(e.getMessage()));
        }
    }

    /** Series and period of a publication, if it is of the publisher of a session. */
    private static String own(UploadSession session, String publication) {
        if (!publication.startsWith(GraphNames.PUBLISHED + session.publisher() + "/")) {
            throw Refusal.of(403, WORDS.say("upload.refusal.not-yours"));
        }
        return PublicationName.of(NodeFactory.createURI(publication)).ofPublisher();
    }

    /**
     * A form may name its publisher, so that a wrong token is noticed before anything is done.
     *
     * @param message the key of what is said of it
     */
    static void refuseOther(UploadSession session, Map<String, String> form, String message) {
        given(form, "publisher").ifPresent(named -> {
            if (session.permission(Deed.WRITE, named) instanceof Permission.Denial denial
                    && denial.reason() == Permission.DenialReason.OTHER_PUBLISHER) {
                throw Refusal.of(403, WORDS.say(message, session.publisher(), named));
            }
        });
    }

    private static Optional<String> given(Map<String, String> form, String name) {
        return Optional.ofNullable(form.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }
}
