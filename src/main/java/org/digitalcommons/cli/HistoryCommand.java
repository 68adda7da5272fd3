package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.name.NearestNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.store.Version;
import org.digitalcommons.store.VersionList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code history}: every version of every publication, and when it was current in this store. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Lists every version of every publication, and from when until when it was current in this store, in UTC.",
            "A server that holds the store is asked for them."
        })
final class HistoryCommand extends StoreCommand {

    /** The forms of the list. */
    enum VersionsFormat {
        table,
        csv
    }

    private static final List<Integer> NUMBERS = List.of(1, 5);

    @Option(names = "--as", paramLabel = "PUBLISHER", description = "Only this publisher's, by its code.")
    private @Nullable String publisher;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table or csv; only csv has whole addresses and checksums, and leaves unknowns empty.")
    private VersionsFormat format = VersionsFormat.table;

    @Mixin
    private QueryTarget target = new QueryTarget();

    @Override
    public Integer call() {
        var out = terminal.out();
        var all = versions();
        var versions = publisher == null ? all : of(publisher, all);
        switch (format) {
            case table -> table(versions, out);
            case csv -> out.print(VersionList.csv(versions));
        }
        out.flush();
        return Main.DONE;
    }

    private static List<Version> of(String publisher, List<Version> all) {
        var known = VersionList.publishers(all);
        if (!known.contains(publisher)) {
            throw Question.Unanswerable.misspelt(
                    "Nothing of a publisher %s was ever here.".formatted(publisher), NearestNames.of(publisher, known));
        }
        return VersionList.of(all, publisher);
    }

    private List<Version> versions() {
        return target.ask(stores, commons -> commons.contents().versions(), Remote::versions);
    }

    private static void table(List<Version> versions, PrintWriter out) {
        var rows = versions.stream().map(HistoryCommand::row).toList();
        var widths = IntStream.range(0, VersionList.COLUMNS.size())
                .map(i -> Stream.concat(Stream.of(VersionList.COLUMNS), rows.stream())
                        .mapToInt(row -> row.get(i).length())
                        .max()
                        .orElse(0))
                .toArray();
        out.println(line(VersionList.COLUMNS, widths));
        out.println("-".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1)));
        rows.forEach(row -> out.println(line(row, widths)));
        out.println();
        out.println(rows.size() == 1 ? "1 version" : "%,d versions".formatted(rows.size()));
    }

    private static List<String> row(Version version) {
        return List.of(
                PublicationName.of(version.publication()).toString(),
                Long.toString(version.number()),
                version.from().map(Instant::toString).orElse("not noted"),
                version.until().map(Instant::toString).orElse("current"),
                version.shortChecksum(),
                version.statements().isPresent()
                        ? "%,d".formatted(version.statements().getAsLong())
                        : "");
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
