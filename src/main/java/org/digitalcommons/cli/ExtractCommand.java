package org.digitalcommons.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.digitalcommons.Commons;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.SourceFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code extract}: compact, person-free copies of source files, with their description. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Makes a compact, person-free copy of source files: only what is read of them, row numbers kept.")
final class ExtractCommand implements Callable<Integer> {

    @Mixin
    private Terminal terminal = new Terminal();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The kind of source.")
    private String format = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The files.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--publisher", required = true, description = "The code of the publisher.")
    private String publisher = "";

    @Option(names = "--origin", required = true, paramLabel = "URL", description = "Where the files were published.")
    private String origin = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to write.")
    private Path output = Path.of("");

    @Mixin
    private LocalFileOptions source = new LocalFileOptions();

    @Override
    public Integer call() throws Unreadable {
        try (var commons = Commons.inMemory(terminal.rooms())) {
            DeliveryOptions.requireSource(format, commons.files().formats());
            var delivery = source.delivery(publisher, Optional.of(format), files);
            var extract = commons.files().extract(delivery);
            SourceFolder.write(
                    output, delivery, extract, origin, command(delivery.files().size()));
            terminal.err()
                    .println("%d files written to %s".formatted(extract.files().size(), output));
            return Main.DONE;
        }
    }

    /** The command without the machine it ran on. */
    private String command(int count) {
        var options = new ArrayList<String>();
        for (var option : Objects.requireNonNull(spec).options()) {
            if (option.getValue() != null
                    && List.of("--period", "--title", "--licence", "--issued", "--publisher", "--origin")
                            .contains(option.longestName())) {
                options.add(option.longestName() + " '" + option.getValue() + "'");
            }
        }
        var name = files.getFirst().getFileName();
        return "commons extract %s %s -o data/source/%s %s"
                .formatted(
                        format,
                        count == 1 && name != null ? name : "*.csv",
                        output.getFileName(),
                        String.join(" ", options));
    }
}
