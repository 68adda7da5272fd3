package org.digitalcommons.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.validate.Report;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--annotated",
            paramLabel = "OUT",
            description = "Write the table to this CSV file, with what was found in each row in a column of its own; of"
                    + " several sheets or files one each, with the name of the sheet in that of the file.")
    private @Nullable Path annotated;

    @Mixin
    private LocalFileOptions source = new LocalFileOptions();

    @Override
    public Integer call() throws Unreadable {
        try (var commons = Commons.inMemory(terminal.rooms())) {
            var delivery = source.delivery(Delivery.UNNAMED, Optional.empty(), files);
            var candidate = AskForColumns.onTerminal(terminal.err()).with(delivery, commons.files()::read);
            var verdict = commons.files().judge(candidate);
            var report = new Report(verdict);
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
            if (annotated != null) {
                write(annotated, commons.files().annotated(delivery, candidate, verdict));
            }
            return report.accepted() ? Main.DONE : Main.REJECTED;
        }
    }

    private void write(Path out, Map<String, String> copies) {
        var name = String.valueOf(out.getFileName());
        int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        copies.forEach((file, text) -> {
            var to = copies.size() == 1
                    ? out
                    : out.resolveSibling(
                            name.substring(0, dot) + "-" + file.replace("-findings.csv", "") + name.substring(dot));
            try {
                Files.writeString(to, text);
            } catch (IOException e) {
                throw new CommonsException(
                        Code.FILE_UNWRITABLE,
                        "%s cannot be written. Choose a file you may write with --annotated.".formatted(to));
            }
            terminal.err().println("With the findings: " + to);
        });
        if (copies.isEmpty()) {
            terminal.err().println("There is no table in it to write findings beside.");
        }
    }
}
