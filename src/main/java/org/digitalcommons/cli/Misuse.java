package org.digitalcommons.cli;

import java.util.List;
import org.digitalcommons.name.NearestNames;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line in two lines: what there is not, and what may have been meant. */
final class Misuse implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        var line = wrong.getCommandLine();
        var words = line.getErr();
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            unmatched(line.getCommandSpec(), unmatched.getUnmatched().getFirst())
                    .lines()
                    .forEach(words::println);
        } else {
            words.println(wrong.getMessage());
            words.println("See %s --help".formatted(line.getCommandSpec().qualifiedName()));
        }
        words.flush();
        return Main.MISUSE;
    }

    private static String unmatched(CommandSpec command, String word) {
        var name = command.qualifiedName();
        if (word.startsWith("-")) {
            return "%s has no option %s.\n%s"
                    .formatted(name, word, offered(NearestNames.of(word, options(command)), name));
        }
        var commands = command.subcommands().values().stream()
                .filter(c -> !c.getCommandSpec().usageMessage().hidden())
                .map(c -> c.getCommandName())
                .distinct()
                .toList();
        return commands.isEmpty()
                ? "%s has no place for the word %s.\nSee %s --help".formatted(name, word, name)
                : "%s has no command %s.\n%s".formatted(name, word, offered(NearestNames.of(word, commands), name));
    }

    private static String offered(List<String> nearest, String name) {
        return nearest.isEmpty() ? "See %s --help".formatted(name) : NearestNames.question(nearest);
    }

    /** The names of the options of a command that its help shows. */
    static List<String> options(CommandSpec command) {
        return command.options().stream()
                .filter(o -> !o.hidden())
                .map(OptionSpec::longestName)
                .toList();
    }
}
