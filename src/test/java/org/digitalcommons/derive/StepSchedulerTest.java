package org.digitalcommons.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.digitalcommons.derive.ChangedFacts.Replacement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps begin when those that they read are done, and not before; what breaks one breaks the whole. */
@Timeout(300)
class StepSchedulerTest {

    private static final Node KEY = NodeFactory.createURI("https://example.org/key");
    private static final Triple FACT = Triple.create(KEY, KEY, KEY);

    private final ChangedFacts overlay = new ChangedFacts(new NothingStored());
    private final Queue<String> made = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final StepScheduler changes = new StepScheduler(overlay, part -> made.add(part.writes()), threads);

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void aStepBeginsWhenWhatItReadsIsDoneAndOthersGoOnBesideIt() {
        var lastIsDone = new CountDownLatch(1);
        changes.add("derived/slow", List.of(), () -> {
            // Ends only if those that do not read it are run meanwhile.
            await(lastIsDone);
            return fact("derived/slow");
        });
        changes.add("derived/first", List.of(), () -> fact("derived/first"));
        changes.add("derived/second", List.of("derived/first"), () -> {
            assertThat(overlay.changes(List.of("derived/first"))).containsExactly(FACT);
            assertThat(overlay.find(List.of("derived/first"), FACT)).containsExactly(FACT);
            lastIsDone.countDown();
            return fact("derived/second");
        });
        changes.join();
        assertThat(made).containsExactlyInAnyOrder("derived/first", "derived/second", "derived/slow");
    }

    @Test
    void whatBreaksAStepBreaksTheWholeAndWhatReadsItIsNotRun() {
        changes.add("derived/broken", List.of(), () -> {
            throw new IllegalStateException("no answer");
        });
        changes.add("derived/reader", List.of("derived/broken"), () -> fact("derived/reader"));
        assertThatThrownBy(changes::join)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no answer");
        assertThat(made).isEmpty();
    }

    private Replacement fact(String writes) {
        return overlay.replacement(
                writes, List.of(new Part(Step.part(writes, KEY), KEY, "step", writes, Set.of(FACT))));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(4, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The state before anything was derived. */
    private static final class NothingStored implements StoredGraphs {

        @Override
        public Set<Triple> in(Node graph) {
            return Set.of();
        }

        @Override
        public void find(
                Triple pattern, Predicate<Node> graph, Predicate<Node> property, BiConsumer<Node, Triple> taker) {}

        @Override
        public <T> T read(Supplier<T> reader) {
            return reader.get();
        }
    }
}
