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
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return new Progress(Optional.empty());
        }
        return new Progress(Optional.of(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build()));
    }

    void step(String what) {
        bar.ifPresent(b -> b.step().setExtraMessage(what));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
