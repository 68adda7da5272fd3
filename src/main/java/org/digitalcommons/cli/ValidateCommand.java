package org.digitalcommons.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.digitalcommons.Commons;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.validate.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code validate}: every finding at once, where it is and how to fix it. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Judges files by the shapes: every finding, where it is, and how to fix it. No store is touched.")
final class ValidateCommand implements Callable<Integer> {

    /** The forms of a report. */
    enum FindingsFormat {
        text,
        json,
        turtle
    }

    @Mixin
    private Terminal terminal = new Terminal();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files of one publication.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--format", defaultValue = "text", description = "text, json or turtle.")
    private FindingsFormat format = FindingsFormat.text;

    @Mixin
    private LocalFileOptions source = new LocalFileOptions();

    @Override
    public Integer call() throws Unreadable {
        try (var commons = Commons.inMemory(terminal.rooms())) {
            var candidate = AskForColumns.onTerminal(terminal.err())
                    .with(source.delivery(Delivery.UNNAMED, Optional.empty(), files), commons.files()::read);
            var report = new Report(commons.files().judge(candidate));
            terminal.out()
                    .print(
                            switch (format) {
                                case text -> report.text();
                                case json -> report.json();
                                case turtle -> report.turtle();
                            });
            terminal.out().flush();
            RowNotes.print(commons.files().rowNotes(candidate), terminal.err());
            candidate.columns().forEach(terminal.err()::println);
            terminal.err().println(candidate.rows());
            return report.accepted() ? Main.DONE : Main.REJECTED;
        }
    }
}
