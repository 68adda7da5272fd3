package org.digitalcommons.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.cli.Main;
import org.digitalcommons.cli.SourceCommand;
import org.digitalcommons.synthetic.NationalData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code generate}: synthetic national data of which the answers are known. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description =
                "Makes a synthetic country, marked as such: one publication for each body, and what is known of them.")
public final class GenerateCommand implements SourceCommand {

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--bodies", defaultValue = "1500", paramLabel = "N", description = "How many bodies (1500).")
    private int bodies = 1500;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "What the data follows from: the same seed gives the same bytes (1).")
    private long seed = 1;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Write N-Quads here, compressed when it ends in .gz.")
    private Path output = Path.of("");

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Write what is known of the data here, tab-separated. Otherwise beside the data.")
    private @Nullable Path answers;

    @Option(
            names = "--only",
            paramLabel = "NUMBER",
            description = "Write the publication of one body alone, counted from 1, and no answers.")
    private @Nullable Integer only;

    /** Made by picocli. */
    public GenerateCommand() {}

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        if (bodies < 1 || only != null && only < 1) {
            throw new ParameterException(line, "Bodies are counted from 1.");
        }
        var country = NationalData.of(Objects.requireNonNull(main).rooms(), seed);
        try (var out = stream()) {
            if (only != null) {
                out.write(country.body(only).text().getBytes(StandardCharsets.UTF_8));
                return ExitCode.OK;
            }
            var beside = answers == null ? Path.of(output + ".answers.tsv") : answers;
            try (var known = Files.newBufferedWriter(beside)) {
                var written = country.write(bodies, out, known);
                line.getErr()
                        .println("%,d statements in %,d publications. Synthetic: nothing in them is real."
                                .formatted(written.statements(), written.publications()));
            }
            return ExitCode.OK;
        } catch (IOException | UncheckedIOException e) {
            throw new CommonsException(
                    Code.FILE_UNWRITABLE,
                    "%s cannot be written: %s. Choose a folder you may write in with -o."
                            .formatted(output, e.getMessage()));
        }
    }

    private OutputStream stream() throws IOException {
        var out = new BufferedOutputStream(Files.newOutputStream(output), 1 << 16);
        return output.toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
    }
}
