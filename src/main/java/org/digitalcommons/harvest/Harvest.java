package org.digitalcommons.harvest;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Frequencies;
import org.digitalcommons.intake.Basis;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.intake.Submission;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.pull.Feed;
import org.digitalcommons.pull.FetchResult;
import org.digitalcommons.pull.FileName;
import org.digitalcommons.pull.Frequency;
import org.digitalcommons.pull.HarvestFolder;
import org.digitalcommons.pull.HarvestState;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.rights.Permission;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.validate.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to fetch a registered address. Used by one thread. */
final class Harvest {

    private static final Logger LOG = LoggerFactory.getLogger(Harvest.class);

    private final Commons commons;
    private final HarvestFolder pull;
    private final Rights rights;
    private final Clock clock;
    private final Feed feed;
    private final AuditEntry entry;
    private final HarvestState before;
    private final Frequency every;

    Harvest(Commons commons, HarvestFolder pull, Rights rights, Clock clock, Feed feed, AuditEntry entry) {
        this.commons = commons;
        this.pull = pull;
        this.rights = rights;
        this.clock = clock;
        this.feed = feed;
        this.entry = entry;
        this.before = pull.state(feed);
        this.every = frequency();
    }

    /** Asks, and publishes what is new; what is known of the file then. */
    HarvestState state() {
        if (!mayWrite()) {
            return failed(
                    403,
                    "The token %s does not hold any more. Register the address again with one that does."
                            .formatted(feed.token()));
        }
        return switch (pull.fetch(feed, before.validators())) {
            case FetchResult.NotModified same -> before.same(now(), every);
            case FetchResult.Failure failed -> failed(failed.status(), failed.sentence());
            case FetchResult.NewFile arrived -> {
                try {
                    entry.read(arrived.checksum());
                    yield before.checksum().filter(arrived.checksum()::equals).isPresent()
                            ? before.sameFile(now(), every, arrived)
                            : published(arrived);
                } finally {
                    delete(arrived);
                }
            }
        };
    }

    /** Nothing was published. */
    HarvestState failed(int status, String sentence) {
        return failed(status, 0, sentence);
    }

    private HarvestState failed(int status, int findings, String sentence) {
        return before.failed(now(), every, pull.limits().firstWait(), status, findings, sentence);
    }

    private static void delete(FetchResult.NewFile arrived) {
        try {
            Files.deleteIfExists(arrived.file());
        } catch (IOException stays) {
            LOG.warn("{} stays; it is deleted with the next run.", arrived.file());
        }
    }

    /** A token that was taken back takes the addresses with it that were registered with it. */
    private boolean mayWrite() {
        var claim = rights.tokens().named(feed.token(), clock.instant());
        return switch (Permission.of(claim, Permission.Deed.WRITE, feed.publisher())) {
            case Permission.Grant grant -> {
                entry.by(grant.token());
                yield true;
            }
            case Permission.Denial denial -> {
                denial.token().ifPresent(entry::by);
                yield false;
            }
        };
    }

    private HarvestState published(FetchResult.NewFile arrived) {
        try {
            var outcome = commons.publish(new FetchedFile(arrived), entry, ProgressListener.NONE);
            int findings = outcome.verdict().findings().size();
            return switch (outcome) {
                case Outcome.Deferral deferral -> {
                    pull.tell(feed, new Report(deferral.verdict()).text());
                    yield failed(
                            202,
                            findings,
                            "It waits for the approval of %s; what was published before stays."
                                    .formatted(feed.publisher()));
                }
                case Outcome.Rejection rejection -> {
                    pull.tell(feed, new Report(rejection.verdict()).text());
                    yield failed(422, findings, "Rejected; what was published before stays.");
                }
                case Outcome.Acceptance now -> {
                    pull.tell(feed, "");
                    yield before.published(
                            now(), every, arrived, now.candidate().publication().getURI(), now.changed(), findings);
                }
            };
        } catch (TokenRevoked meanwhile) {
            return failed(403, "The token %s was taken back meanwhile.".formatted(feed.token()));
        } catch (Unreadable unreadable) {
            int reasons = unreadable.reasons().size();
            entry.found(reasons);
            pull.tell(feed, String.join("\n", unreadable.reasons()) + "\n");
            return failed(400, reasons, "Not readable as what it is said to be; what was published before stays.");
        }
    }

    /** A file that arrived, as it is handed in. */
    private final class FetchedFile implements Submission {

        private final FetchResult.NewFile arrived;

        FetchedFile(FetchResult.NewFile arrived) {
            this.arrived = arrived;
        }

        @Override
        public Delivery delivery(Basis basis) throws Unreadable {
            var name = FileName.of(feed.address().uri().getPath(), arrived.mediaType());
            return new Delivery(
                    feed.publisher(),
                    DeliveryDetails.of(feed.details()),
                    // The publisher comes before the name, because files of one name are one to the receipts.
                    List.of(new Delivery.File(feed.publisher() + "/" + name, FileContent.of(arrived.file()))));
        }

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public void check(Candidate candidate) {
            entry.about(candidate.publication().getURI());
            if (!mayWrite()) {
                throw new TokenRevoked();
            }
        }
    }

    /** The token was taken back while the file was fetched and read. */
    private static final class TokenRevoked extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TokenRevoked() {
            super("revoked", null, false, false);
        }
    }

    /** As often as its publisher registered, or as its latest publication says that it appears; a month where neither does. */
    private Frequency frequency() {
        return feed.every()
                .or(() -> before.publication().flatMap(this::declared))
                .orElse(Frequency.MONTHLY);
    }

    private Optional<Frequency> declared(String publication) {
        var node = NodeFactory.createURI(publication);
        var frequencies = Frequencies.of(commons.rooms());
        return commons.contents().graphs(node).values().stream()
                .flatMap(graph -> graph.stream(node, DCTerms.accrualPeriodicity.asNode(), Node.ANY))
                .flatMap(t -> frequencies.turn(t.getObject().toString()).stream())
                .flatMap(turn -> Frequency.of(turn).stream())
                .findFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
