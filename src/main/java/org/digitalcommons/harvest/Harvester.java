package org.digitalcommons.harvest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.catalog.Frequencies;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.pull.Feed;
import org.digitalcommons.pull.Fetched;
import org.digitalcommons.pull.Frequency;
import org.digitalcommons.pull.Limits;
import org.digitalcommons.pull.Pull;
import org.digitalcommons.pull.State;
import org.digitalcommons.rights.Attempt;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Token;
import org.digitalcommons.validate.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what publishers registered and is due, and hands each file to the stages like every other delivery. What is
 * derived follows with {@link Commons#derive}.
 *
 * <p>Running is for one thread at a time; {@link #stop} is for any other.
 */
public final class Harvester {

    private static final Logger LOG = LoggerFactory.getLogger(Harvester.class);
    private static final int STOPPED = 503;
    private static final String ACTION = "PULL";
    private static final String LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    /** What a file of a kind is called at its end, where its address does not say. */
    private static final Map<String, String> ENDINGS = Map.of(
            "text/csv", ".csv",
            "text/turtle", ".ttl",
            "application/n-triples", ".nt",
            "application/trig", ".trig",
            "application/n-quads", ".nq",
            "application/ld+json", ".jsonld",
            "application/rdf+xml", ".rdf",
            "application/json", ".json",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    private final Commons commons;
    private final Pull pull;
    private final Rights rights;
    private final Clock clock;
    private volatile boolean stopped;

    /** What came of one feed. */
    public record Pulled(Feed feed, State state) {

        /** Whether there is something new. */
        public boolean isNew() {
            return state.status() == 201;
        }

        /** Whether the file broke a rule or cannot be read. */
        public boolean isRejected() {
            return state.status() == 400 || state.status() == 422;
        }

        /** Whether there is no file to judge. */
        public boolean isObstructed() {
            return state.status() >= 400 && state.status() != STOPPED && !isRejected();
        }
    }

    private Harvester(Commons commons, Pull pull, Rights rights, Clock clock) {
        this.commons = commons;
        this.pull = pull;
        this.rights = rights;
        this.clock = clock;
    }

    /** The pulls of a commons; empty for one in memory. */
    public static Optional<Harvester> of(Commons commons) {
        return of(commons, Limits.standard(), Clock.systemUTC());
    }

    /** The same with other limits and another clock. */
    public static Optional<Harvester> of(Commons commons, Limits limits, Clock clock) {
        return commons.folder()
                .flatMap(folder ->
                        commons.rights().map(rights -> new Harvester(commons, Pull.in(folder, limits), rights, clock)));
    }

    /**
     * Asks what is due, one after the other; nothing while the operator allows nothing.
     *
     * @param publisher whose; empty for everybody's
     * @param all also what is not due
     * @param told of each as it is done
     * @throws CommonsException if the list of what is allowed, or of what is registered, cannot be read
     */
    public List<Pulled> run(Optional<String> publisher, boolean all, Consumer<Pulled> told) {
        if (pull.allowed().isEmpty()) {
            return List.of();
        }
        pull.clear();
        return pull.feeds().list().stream()
                .filter(feed -> publisher.isEmpty() || publisher.get().equals(feed.publisher()))
                .filter(feed -> all || !pull.state(feed).due().isAfter(now()))
                .takeWhile(feed -> !stopped)
                .map(this::one)
                .peek(told)
                .toList();
    }

    /** Ends a fetch that goes on; what is being published is published. */
    public void stop() {
        stopped = true;
        pull.stop();
    }

    private Pulled one(Feed feed) {
        var before = pull.state(feed);
        var attempt = new Asked(feed, before, frequency(feed, before));
        State after;
        try {
            after = attempt.state();
        } catch (CommonsException obstacle) {
            throw obstacle;
        } catch (RuntimeException bug) {
            LOG.error("Fetching for {} failed", feed.publisher(), bug);
            after = attempt.failed(
                    500, 0, "The program failed on this file, which is its own fault; please report it.");
        }
        // Stopped by the operator, it is as if it had not been begun.
        if (after.status() != STOPPED) {
            pull.keep(after);
            remember(attempt, after);
        }
        return new Pulled(feed, after);
    }

    private void remember(Asked attempt, State after) {
        try {
            rights.attempts()
                    .add(new Attempt(
                            clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            attempt.token,
                            ACTION,
                            attempt.publication,
                            after.status(),
                            attempt.findings,
                            attempt.checksum,
                            1));
        } catch (UncheckedIOException full) {
            LOG.error("A fetch could not be remembered: {}", String.valueOf(full.getMessage()));
        }
    }

    /** As often as its publisher registered, or as its latest publication says that it appears; a month where neither does. */
    private Frequency frequency(Feed feed, State state) {
        return feed.every()
                .or(() -> state.publication().flatMap(this::declared))
                .orElse(Frequency.MONTHLY);
    }

    private Optional<Frequency> declared(String publication) {
        var node = NodeFactory.createURI(publication);
        var frequencies = Frequencies.of(commons.rooms());
        return commons.store()
                .read(() -> commons.store().graphs(node).values().stream()
                        .flatMap(graph -> graph.stream(node, DCTerms.accrualPeriodicity.asNode(), Node.ANY))
                        .flatMap(t -> frequencies.turn(t.getObject().toString()).stream())
                        .flatMap(turn -> Frequency.of(turn).stream())
                        .findFirst());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** One feed while it is asked. Used by one thread. */
    private final class Asked {

        private final Feed feed;
        private final State before;
        private final Frequency every;
        private Optional<Token> token = Optional.empty();
        private Optional<String> publication = Optional.empty();
        private Optional<String> checksum = Optional.empty();
        private int findings;

        Asked(Feed feed, State before, Frequency every) {
            this.feed = feed;
            this.before = before;
            this.every = every;
        }

        State failed(int status, int told, String sentence) {
            return before.failed(now(), every, pull.limits().firstWait(), status, told, sentence);
        }

        State state() {
            if (!mayWrite()) {
                return failed(
                        403,
                        0,
                        "The token %s does not hold any more. Register the address again with one that does."
                                .formatted(feed.token()));
            }
            return switch (pull.fetch(feed, before.validators())) {
                case Fetched.Same same -> before.same(now(), every);
                case Fetched.Failed failed -> failed(failed.status(), 0, failed.sentence());
                case Fetched.Arrived arrived -> {
                    try {
                        checksum = Optional.of(arrived.checksum());
                        yield checksum.equals(before.checksum())
                                ? before.sameFile(now(), every, arrived)
                                : published(arrived);
                    } finally {
                        delete(arrived);
                    }
                }
            };
        }

        private void delete(Fetched.Arrived arrived) {
            try {
                Files.deleteIfExists(arrived.file());
            } catch (IOException stays) {
                LOG.warn("{} stays; it is deleted with the next run.", arrived.file());
            }
        }

        /** A token that was taken back takes the addresses with it that were registered with it. */
        private boolean mayWrite() {
            token = rights.tokens().list().stream()
                    .filter(t -> t.id().equals(feed.token()))
                    .findFirst();
            return token.filter(t -> t.publisher().equals(feed.publisher())
                            && t.role().mayWrite()
                            && t.revoked().isEmpty()
                            && !t.isExpired(clock.instant()))
                    .isPresent();
        }

        private State published(Fetched.Arrived arrived) {
            try {
                var candidate = commons.read(delivery(arrived));
                publication = Optional.of(candidate.publication().getURI());
                if (!mayWrite()) {
                    return failed(403, 0, "The token %s was taken back meanwhile.".formatted(feed.token()));
                }
                var outcome = commons.publish(candidate);
                findings = outcome.verdict().findings().size();
                return switch (outcome) {
                    case Commons.Outcome.Refused refused -> {
                        pull.tell(feed, new Report(refused.verdict()).text());
                        yield failed(422, findings, "Rejected; what was published before stays.");
                    }
                    case Commons.Outcome.Published now -> {
                        pull.tell(feed, "");
                        yield before.published(
                                now(), every, arrived, candidate.publication().getURI(), now.changed(), findings);
                    }
                };
            } catch (Unreadable unreadable) {
                findings = unreadable.reasons().size();
                pull.tell(feed, String.join("\n", unreadable.reasons()) + "\n");
                return failed(400, findings, "Not readable as what it is said to be; what was published before stays.");
            }
        }

        private Delivery delivery(Fetched.Arrived arrived) {
            var said = feed.said();
            return new Delivery(
                    feed.publisher(),
                    feed.source(),
                    said.period(),
                    said.title(),
                    said.licence().orElse(LICENCE),
                    Optional.empty(),
                    said.about().map(Mapping.NONE::about).orElse(Mapping.NONE),
                    List.of(new Delivery.File(name(arrived), FileContent.of(arrived.file()))));
        }

        /** The last step of the address that was registered; the publisher before it, because files of one name are one. */
        private String name(Fetched.Arrived arrived) {
            var path = Iris.lastSegment(feed.address().uri().getPath()).replaceAll("[^A-Za-z0-9 ._()-]", "_");
            var name = path.length() > 100 ? path.substring(path.length() - 100) : path;
            if (name.isBlank()) {
                name = "file";
            }
            var ending = ENDINGS.getOrDefault(arrived.mediaType(), "");
            var named = name.contains(".") ? name : name + ending;
            return feed.publisher() + "/" + named;
        }
    }
}
