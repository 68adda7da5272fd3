package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.digitalcommons.PublicationName;
import org.digitalcommons.store.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code history}: every version of every publication, and when it was current in this store. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Lists every version of every publication, and from when until when it was current in this store, in UTC.",
            "For a store that no server holds."
        })
final class HistoryCommand implements Callable<Integer> {

    /** The forms of the list. */
    enum Form {
        table,
        csv
    }

    private static final List<String> COLUMNS =
            List.of("publication", "version", "from", "until", "checksum", "statements");
    private static final List<Integer> NUMBERS = List.of(1, 5);
    private static final int CHECKSUM_SHOWN = "sha256:".length() + 12;

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--as", paramLabel = "PUBLISHER", description = "Only this publisher's, by its code.")
    private @Nullable String publisher;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table or csv; only csv has whole addresses and checksums, and leaves unknowns empty.")
    private Form format = Form.table;

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var commons = stores.open(Objects.requireNonNull(main))) {
            var versions = commons.versions().stream()
                    .filter(v -> publisher == null
                            || PublicationName.of(v.publication()).publisher().equals(publisher))
                    .toList();
            switch (format) {
                case table -> table(versions, out);
                case csv -> csv(versions, out);
            }
            out.flush();
        }
        return Main.DONE;
    }

    private static void csv(List<Version> versions, PrintWriter out) {
        out.print(String.join(",", COLUMNS) + "\r\n");
        for (var version : versions) {
            out.print(String.join(
                            ",",
                            version.publication().getURI(),
                            Long.toString(version.number()),
                            version.from().map(Instant::toString).orElse(""),
                            version.until().map(Instant::toString).orElse(""),
                            version.checksum(),
                            statements(version, "%d"))
                    + "\r\n");
        }
    }

    private static String statements(Version version, String form) {
        return version.statements().isPresent()
                ? form.formatted(version.statements().getAsLong())
                : "";
    }

    private static void table(List<Version> versions, PrintWriter out) {
        var rows = versions.stream().map(HistoryCommand::row).toList();
        var widths = IntStream.range(0, COLUMNS.size())
                .map(i -> Stream.concat(Stream.of(COLUMNS), rows.stream())
                        .mapToInt(row -> row.get(i).length())
                        .max()
                        .orElse(0))
                .toArray();
        out.println(line(COLUMNS, widths));
        out.println("-".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1)));
        rows.forEach(row -> out.println(line(row, widths)));
        out.println();
        out.println(rows.size() == 1 ? "1 version" : "%,d versions".formatted(rows.size()));
    }

    private static List<String> row(Version version) {
        var checksum = version.checksum();
        return List.of(
                PublicationName.of(version.publication()).toString(),
                Long.toString(version.number()),
                version.from().map(Instant::toString).orElse("not noted"),
                version.until().map(Instant::toString).orElse("current"),
                checksum.substring(0, Math.min(CHECKSUM_SHOWN, checksum.length())),
                statements(version, "%,d"));
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var blank = " ".repeat(widths[i] - cells.get(i).length());
            line.append(NUMBERS.contains(i) ? blank + cells.get(i) : cells.get(i) + blank)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }
}
