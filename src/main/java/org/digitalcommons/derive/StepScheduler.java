package org.digitalcommons.derive;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.digitalcommons.derive.ChangedFacts.Replacement;

/**
 * Runs the steps that a change affects. Each begins as soon as the steps it reads are done, so that several threads
 * have work although most steps wait for others.
 */
final class StepScheduler {

    private final ChangedFacts overlay;
    private final Consumer<Part> made;
    private final Executor threads;
    private final Map<String, CompletableFuture<Void>> done = new HashMap<>();

    /**
     * @param overlay where the parts are put
     * @param made takes the parts; called by several threads
     */
    StepScheduler(ChangedFacts overlay, Consumer<Part> made, Executor threads) {
        this.overlay = overlay;
        this.made = made;
        this.threads = threads;
    }

    /**
     * Adds a step.
     *
     * @param writes the graph that it writes
     * @param reads the graphs that it reads, of steps that were added before
     */
    void add(String writes, Collection<String> reads, Supplier<Replacement> work) {
        var before = reads.stream()
                .map(name -> Objects.requireNonNull(done.get(name), name))
                .toArray(CompletableFuture<?>[]::new);
        done.put(writes, CompletableFuture.allOf(before).thenRunAsync(() -> put(overlay.read(work)), threads));
    }

    private void put(Replacement replacement) {
        overlay.put(replacement);
        replacement.parts().forEach(made);
    }

    /**
     * Waits for the end of all steps.
     *
     * @throws RuntimeException what broke one of them
     */
    void join() {
        try {
            CompletableFuture.allOf(done.values().toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
