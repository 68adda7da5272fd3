package org.digitalcommons.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.rights.Action;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was judged is what is stored, whoever else publishes meanwhile and whenever the process ends. */
@Tag("slow")
class IntakeTest {

    private static final Path FENBRIDGE = Path.of("data", "sample", "pioneer", "fenbridge.ttl");
    private static final Path MARKET = Path.of("data", "sample", "pioneer", "market-2024-04-01.ttl");
    private static final String SPEND =
            "Date,Supplier,Amount,Body name\n2022-05-03,Northstar Digital Limited,1000.00,%s\n";

    @TempDir
    private Path folder;

    private Commons commons;

    @BeforeEach
    void open() {
        commons = Fixture.EMPTY.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        commons.close();
    }

    @Test
    void aDeliveryIsJudgedAgainWhenABodyThatItNamesIsPublishedMeanwhile() throws Exception {
        var slow = new SlowSubmission(spend("Fenbridge NHS Trust"));
        var outcome = new FutureTask<>(() -> commons.publish(slow, AuditEntry.none(), ProgressListener.NONE));
        new Thread(outcome).start();
        assertThat(slow.isRead.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.graphs).as("graphs while nobody knows the body").doesNotContain("sample-fenbridge");
        commons.publish(Sample.delivery(FENBRIDGE));
        slow.mayGoOn.countDown();

        assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Acceptance.class);
        assertThat(slow.times.get()).as("times it was read").isEqualTo(2);
        assertThat(slow.graphs).as("graphs now").contains("sample-fenbridge");
        assertThat(commons.upkeep().isDerived()).isTrue();
    }

    @Test
    void aDeliveryIsJudgedOnceWhenWhatIsPublishedMeanwhileIsNothingToIt() throws Exception {
        var slow = new SlowSubmission(spend("Ashford"));
        var outcome = new FutureTask<>(() -> commons.publish(slow, AuditEntry.none(), ProgressListener.NONE));
        new Thread(outcome).start();
        assertThat(slow.isRead.await(60, TimeUnit.SECONDS)).isTrue();
        commons.publish(Sample.delivery(MARKET));
        slow.mayGoOn.countDown();

        assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Acceptance.class);
        assertThat(slow.times.get()).as("times it was read").isEqualTo(1);
    }

    @Test
    void whatWasJudgedInADryRunIsWhatIsStored() throws Exception {
        var file = new AtomicInteger();
        var delivery = new Delivery("ashford", details(), List.of(new Delivery.File("spend.csv", () -> {
            file.incrementAndGet();
            return new ByteArrayInputStream(SPEND.formatted("Ashford").getBytes(UTF_8));
        })));
        try (var assessment = commons.files().assess(Submission.of(delivery), ProgressListener.NONE)) {
            int before = file.get();
            assertThat(commons.publish(assessment, AuditEntry.none(), ProgressListener.NONE))
                    .isInstanceOf(Outcome.Acceptance.class);
            assertThat(file.get()).as("times the file was opened").isEqualTo(before);
        }
    }

    @Test
    void whatIsRefusedLeavesEverythingAsItWas() throws Exception {
        commons.publish(Sample.delivery(MARKET));
        var token = Rights.in(folder.resolve("store"))
                .tokens()
                .create("ashford", Role.PUBLISHER, Optional.empty())
                .token();
        var before = commons.contents().state();
        var taxbase = "E-code,Authority,Dwellings on the valuation list\nE2236,Ashford,many\n";
        var outcome = commons.publish(
                Submission.of(new Delivery(
                        "ashford",
                        DeliveryDetails.of(Map.of("period", "2018", "map", "says,means\nAuthority,Council\n")),
                        List.of(new Delivery.File("taxbase.csv", taxbase.getBytes(UTF_8))))),
                commons.access().entry(Action.PUBLISH).by(token),
                ProgressListener.NONE);
        assertThat(outcome).isInstanceOf(Outcome.Rejection.class);
        assertThat(commons.contents().state()).isEqualTo(before);
        assertThat(files("staging")).isEmpty();
        assertThat(files("mappings")).as("mappings remembered").isEmpty();
        assertThat(Files.readAllLines(folder.resolve("store/rights/attempts.jsonl")))
                .singleElement()
                .asString()
                .contains(
                        "\"publisher\":\"ashford\",\"action\":\"publish\"",
                        "/ashford/taxbase/2018\"",
                        "\"status\":422");
    }

    @Test
    void aProcessThatIsKilledBeforeItDerivesLeavesThatToTheNextStart() throws IOException, Unreadable {
        var store = folder.resolve("killed");
        var line = new ArrayList<>(CommandLineRun.program(KilledPublisher.class.getName()));
        line.addAll(List.of(store.toString(), FENBRIDGE.toString()));
        assertThat(CommandLineRun.run(line).code()).isEqualTo(KilledPublisher.KILLED);
        try (var opened = Commons.open(store, DefaultStore.ROOMS)) {
            assertThat(opened.contents().amount().graphs()).isPositive();
            assertThat(opened.upkeep().isDerived()).isFalse();
            assertThat(opened.upkeep().publish(List.of(), outcome -> {}, ProgressListener.NONE))
                    .as("something was owed")
                    .isTrue();
            assertThat(opened.upkeep().isDerived()).isTrue();
            assertThat(opened.contents().amount().derived()).isPositive();
        }
    }

    private List<Path> files(String name) throws IOException {
        var place = folder.resolve("store").resolve(name);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var files = Files.list(place)) {
            return files.toList();
        }
    }

    private static Delivery spend(String body) throws Unreadable {
        return new Delivery(
                "ashford",
                details(),
                List.of(new Delivery.File("spend.csv", SPEND.formatted(body).getBytes(UTF_8))));
    }

    private static DeliveryDetails details() throws Unreadable {
        return DeliveryDetails.of(Map.of("format", "spend", "period", "2022-05"));
    }

    /** Waits between the first time it is read and the time it is judged. */
    private static final class SlowSubmission implements Submission {

        private final Delivery delivery;
        private final AtomicInteger times = new AtomicInteger();
        private final CountDownLatch isRead = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private volatile String graphs = "";

        SlowSubmission(Delivery delivery) {
            this.delivery = delivery;
        }

        @Override
        public Delivery delivery(Basis basis) {
            times.incrementAndGet();
            return delivery;
        }

        @Override
        public void check(Candidate candidate) {
            graphs = candidate.graphs().keySet().toString();
            isRead.countDown();
            try {
                assertThat(mayGoOn.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
