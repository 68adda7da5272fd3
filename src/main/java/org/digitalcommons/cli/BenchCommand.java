package org.digitalcommons.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: run by the launcher from the sources, because other engines do not travel with the program. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures this program, and other engines beside it, over sizes of a synthetic country."
                + " Runs from the sources, as ./commons bench.")
final class BenchCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "load, derive, validate, publish, questions, start or peers; all when none is named.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        Objects.requireNonNull(spec)
                .commandLine()
                .getErr()
                .println("The benchmarks run from the sources: ./commons bench %s".formatted(String.join(" ", names)));
        return Main.OBSTACLE;
    }
}
