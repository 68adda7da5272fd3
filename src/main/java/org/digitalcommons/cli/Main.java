package org.digitalcommons.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.digitalcommons.CommonsException;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Unreadable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * {@code commons}: exits with 0 when done, 1 when data broke a rule, 2 when the command line is wrong, 3
 * when something outside stands in the way. A bug shows its trace and exits with 70.
 */
@Command(
        name = "commons",
        version = "Digital Commons 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "A knowledge graph of public bodies: what they are, what they can do, what it costs.",
        subcommands = {
            ServeCommand.class,
            AskCommand.class,
            ImportCommand.class,
            ValidateCommand.class,
            PublishCommand.class,
            WithdrawCommand.class,
            HistoryCommand.class,
            DeriveCommand.class,
            ReferenceCommand.class,
            ExtractCommand.class,
            TokenCommand.class,
            ApproveCommand.class,
            GrantCommand.class,
            EraseCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CompactCommand.class,
            CheckCommand.class,
            DrillCommand.class,
            PullCommand.class,
            CompletionCommand.class,
            WarmUpCommand.class
        })
public final class Main {

    static final int DONE = 0;
    static final int REJECTED = 1;
    static final int MISUSE = 2;
    static final int OBSTACLE = 3;
    private static final int BUG = 70;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Read ontology, shapes, queries and data from a folder, not from the program.")
    private @Nullable Path home;

    private Main() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and returns its exit code. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The commands as picocli knows them. */
    static CommandLine commandLine() {
        var line = new CommandLine(new Main());
        ServiceLoader.load(SourceCommand.class).forEach(line::addSubcommand);
        AbsentCommand.NAMES.stream()
                .filter(name -> !line.getSubcommands().containsKey(name))
                .forEach(name -> line.addSubcommand(name, new AbsentCommand()));
        return line.addSubcommand(new CommandLine.HelpCommand())
                .setParameterExceptionHandler(new Misuse())
                .setExecutionExceptionHandler((error, command, result) -> code(error, command));
    }

    /** The rooms whose rules hold. */
    public Rooms rooms() {
        return Optional.ofNullable(home).map(Rooms::in).orElseGet(Rooms::packaged);
    }

    private static int code(Exception error, CommandLine command) {
        var words = command.getErr();
        switch (error) {
            case Unreadable unreadable -> {
                unreadable.reasons().forEach(words::println);
                return REJECTED;
            }
            case CommonsException obstacle -> {
                words.println(obstacle.getMessage());
                words.println("See " + obstacle.code().manual());
                return OBSTACLE;
            }
            case Question.Unanswerable misuse -> {
                String.valueOf(misuse.getMessage()).lines().forEach(words::println);
                return MISUSE;
            }
            default -> {
                error.printStackTrace(words);
                return BUG;
            }
        }
    }
}
