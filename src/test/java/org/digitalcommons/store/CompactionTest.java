package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalcommons.store.MadeVersions.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database is written anew while others read, and gives its old files back; At8 in the findings. */
@Tag("slow")
class CompactionTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void whatWasReplacedManyTimesIsGivenBackAndTheRestStays() throws IOException {
        try (var store = Store.open(folder)) {
            for (int version = 1; version <= 30; version++) {
                store.publish(Made.publication("a"), Made.graphs("a", version, 2, 300));
            }
            var before = store.graphs(Made.publication("a"));
            var report = store.care().orElseThrow().compact(Runnable::run, LONG);
            assertThat(report.isDone()).isTrue();
            assertThat(report.after()).isLessThan(report.before() / 3);
            assertThat(store.care().orElseThrow().bytes()).isLessThan(report.before() / 3);
            assertThat(store.graphs(Made.publication("a")).keySet()).isEqualTo(before.keySet());
            before.forEach(
                    (name, graph) -> assertThat(store.graph(name).orElseThrow().isIsomorphicWith(graph))
                            .isTrue());
            assertThat(store.versions()).hasSize(30);
            assertThat(publish(store, "a", 31)).isTrue();
        }
        try (var again = Store.open(folder);
                var snapshot = again.care().orElseThrow().snapshot(Supplier::get)) {
            assertThat(snapshot.check().isSound()).as(snapshot.check().text()).isTrue();
            assertThat(again.versions()).hasSize(31);
        }
    }

    @Test
    void patternsStayInTheOrderThatStatisticsGiveThem() {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            var order = GatedDataset.storage(store.dataset()).getReorderTransform();
            for (int again = 0; again < 2; again++) {
                store.care().orElseThrow().compact(Runnable::run, LONG);
                assertThat(GatedDataset.storage(store.dataset()).getReorderTransform())
                        .isSameAs(order)
                        .isNotNull();
            }
        }
    }

    @Test
    void whoReadsAndWhoPublishesMeanwhileGoOnAndNothingIsLost() throws InterruptedException {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            var stop = new AtomicBoolean();
            var reads = new AtomicInteger();
            var wrong = new AtomicInteger();
            var readers = IntStream.range(0, 3)
                    .mapToObj(n -> Thread.ofPlatform().start(() -> {
                        while (!stop.get()) {
                            int graphs = store.read(() -> {
                                int first = store.size();
                                Thread.onSpinWait();
                                return first == store.size() ? first : 0;
                            });
                            reads.incrementAndGet();
                            wrong.addAndGet(graphs == 0 ? 1 : 0);
                        }
                    }))
                    .toList();
            var publisher = Thread.ofPlatform().start(() -> {
                for (int version = 2; version <= 12; version++) {
                    store.publish(Made.publication("b"), Made.graphs("b", version, 2, 100));
                }
            });
            for (int times = 0; times < 3; times++) {
                assertThat(store.care()
                                .orElseThrow()
                                .compact(Runnable::run, LONG)
                                .isDone())
                        .isTrue();
            }
            publisher.join();
            stop.set(true);
            for (var reader : readers) {
                reader.join();
            }
            assertThat(wrong.get()).isZero();
            assertThat(reads.get()).isPositive();
            assertThat(store.versions()).hasSize(12);
        }
    }

    @Test
    void whereSomebodyReadsAllTheTimeNothingIsChanged() throws InterruptedException {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            var begun = new CountDownLatch(1);
            var end = new CountDownLatch(1);
            var reader = Thread.ofPlatform()
                    .start(() -> store.read(() -> {
                        begun.countDown();
                        await(end);
                        return store.size();
                    }));
            await(begun);
            var report = store.care().orElseThrow().compact(Runnable::run, Duration.ofMillis(100));
            assertThat(report.isDone()).isFalse();
            assertThat(report.sentence()).contains("Nothing was given back");
            assertThat(publish(store, "b", 1)).isTrue();
            end.countDown();
            reader.join();
            assertThat(store.care().orElseThrow().compact(Runnable::run, LONG).isDone())
                    .isTrue();
        }
    }

    @Test
    void theNextStartDeletesWhatACompactionLeftThatWasKilled() throws IOException {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            store.care().orElseThrow().compact(Runnable::run, LONG);
        }
        Files.createDirectories(folder.resolve("graphs/Data-0001"));
        Files.createDirectories(folder.resolve("graphs/Data-0003-tmp"));
        try (var again = Store.open(folder);
                var files = Files.list(folder.resolve("graphs"))) {
            assertThat(again.publications()).hasSize(1);
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.startsWith("Data-")))
                    .containsExactly("Data-0002");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
