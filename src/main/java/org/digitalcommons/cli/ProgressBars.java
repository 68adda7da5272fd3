package org.digitalcommons.cli;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;

/** Shows how far a delivery is: one bar for its rows, then one for what follows from it. Closed by who made it. */
final class ProgressBars implements ProgressListener, AutoCloseable {

    private final IntSupplier steps;
    private final Consumer<Outcome.Acceptance> stored;
    private Optional<Progress> bar = Optional.empty();
    private boolean isReading;

    /**
     * The bars of one command.
     *
     * @param steps how many steps a derivation of everything has
     * @param stored is told of what is stored, between the bars
     */
    ProgressBars(IntSupplier steps, Consumer<Outcome.Acceptance> stored) {
        this.steps = steps;
        this.stored = stored;
    }

    ProgressBars(IntSupplier steps) {
        this(steps, acceptance -> {});
    }

    @Override
    public synchronized void rows(long read) {
        if (bar.isEmpty()) {
            bar = Optional.of(Progress.ofRows("Reading"));
            isReading = true;
        }
        bar.get().at(read);
    }

    @Override
    public synchronized void stored(Outcome.Acceptance acceptance) {
        close();
        stored.accept(acceptance);
    }

    @Override
    public synchronized void step(String name) {
        if (isReading) {
            close();
        }
        if (bar.isEmpty()) {
            bar = Optional.of(Progress.of("Deriving", steps.getAsInt()));
        }
        bar.get().step(name);
    }

    @Override
    public synchronized void close() {
        bar.ifPresent(Progress::close);
        bar = Optional.empty();
        isReading = false;
    }
}
