package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.digitalcommons.catalog.Rooms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command has: standard output for results, standard error for everything else, and the rooms. */
@Command
final class Terminal {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    PrintWriter out() {
        return line().getOut();
    }

    PrintWriter err() {
        return line().getErr();
    }

    /** The rooms whose rules hold. */
    Rooms rooms() {
        return rooms(Objects.requireNonNull(spec));
    }

    static Rooms rooms(CommandSpec spec) {
        return ((Main) spec.root().userObject()).rooms();
    }

    /** What ends a command whose command line is wrong. */
    CommandLine.ParameterException misuse(String sentence) {
        return new CommandLine.ParameterException(line(), sentence);
    }

    /** A text that stands out on a terminal, unless the user asks for no colour by {@code NO_COLOR}. */
    static String bold(String text) {
        return CommandLine.Help.Ansi.AUTO.enabled() ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
