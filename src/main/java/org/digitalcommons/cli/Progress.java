package org.digitalcommons.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error, on a terminal only; nothing elsewhere. */
final class Progress implements AutoCloseable {

    private final Optional<ProgressBar> bar;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    static Progress of(String task, long steps) {
        return isTerminal() ? new Progress(Optional.of(bar(task, steps).build())) : new Progress(Optional.empty());
    }

    /** A bar that counts rows without knowing how many there are. */
    static Progress ofRows(String task) {
        return isTerminal()
                ? new Progress(Optional.of(bar(task, -1).setUnit(" rows", 1).build()))
                : new Progress(Optional.empty());
    }

    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private static ProgressBarBuilder bar(String task, long steps) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200);
    }

    void step(String what) {
        bar.ifPresent(b -> b.step().setExtraMessage(what));
    }

    /** How far it is. */
    void at(long done) {
        bar.ifPresent(b -> b.stepTo(done));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
