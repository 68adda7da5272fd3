package org.digitalcommons.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Stands for a {@link SourceCommand} whose jar is not beside the program. */
@Command(mixinStandardHelpOptions = true, description = "Needs the sources of the program: run ./commons there.")
final class AbsentCommand implements Callable<Integer> {

    /** The commands that the sources add. */
    static final List<String> NAMES = List.of("generate", "bench");

    @Spec
    private @Nullable CommandSpec spec;

    @Unmatched
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.getErr()
                .println("commons %s is not part of this program. It needs the sources: run ./commons %s there."
                        .formatted(spec.name(), String.join(" ", command(spec.name(), words)))
                        .stripTrailing());
        return Main.OBSTACLE;
    }

    private static List<String> command(String name, List<String> words) {
        var all = new ArrayList<String>();
        all.add(name);
        all.addAll(words);
        return all;
    }
}
