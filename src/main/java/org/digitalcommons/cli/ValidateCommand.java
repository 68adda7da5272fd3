package org.digitalcommons.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.digitalcommons.Commons;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.validate.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code validate}: every finding at once, where it is and how to fix it. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Judges files by the shapes: every finding, where it is, and how to fix it. No store is touched.")
final class ValidateCommand implements Callable<Integer> {

    /** The forms of a report. */
    enum Form {
        text,
        json,
        turtle
    }

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files of one publication.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--format", defaultValue = "text", description = "text, json or turtle.")
    private Form format = Form.text;

    @Mixin
    private Source source = new Source();

    @Override
    public Integer call() throws Unreadable {
        var line = Objects.requireNonNull(spec).commandLine();
        try (var commons = Commons.inMemory(Objects.requireNonNull(main).rooms())) {
            var candidate = AskForColumns.onTerminal(line.getErr())
                    .with(source.delivery(Delivery.UNNAMED, Optional.empty(), files), commons::read);
            var report = new Report(commons.judge(candidate));
            line.getOut()
                    .print(
                            switch (format) {
                                case text -> report.text();
                                case json -> report.json();
                                case turtle -> report.turtle();
                            });
            line.getOut().flush();
            RowNotes.print(commons.rowNotes(candidate), line.getErr());
            candidate.columns().forEach(line.getErr()::println);
            line.getErr().println(candidate.rows());
            return report.accepted() ? Main.DONE : Main.REJECTED;
        }
    }
}
