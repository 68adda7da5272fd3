package org.digitalcommons;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code docs/real-files.md}: every real file that the program is tried with, and what comes of it. */
final class RealFilesPage {

    /** What became of files before their kind was mended, where that is known. */
    private static final Map<String, String> BEFORE =
            Map.of("04-contracts/ocds-dev-releases.json", "awards and their updates counted twice");

    /**
     * One file.
     *
     * @param file its name in the folder
     * @param source what it is read as; empty when it is not read
     * @param read its rows
     * @param used those that are used
     * @param reported those that are not, each with a reason
     * @param why what is said of the rest
     */
    record Row(String file, String source, long read, long used, long reported, String why) {}

    private RealFilesPage() {}

    static String of(List<Row> rows, Map<String, String> notImported) {
        var text = new StringBuilder("""
                # Real files, and what comes of them

                Every file of the folders 01 to 10 of real data: its rows read = used + reported. *Before* says what became of a
                file before its kind was mended, where that is known. The small inputs that went wrong have a table of their own in
                the [page of sources](sources.md#small-inputs-that-went-wrong). This page is written by `RealFilesTest`.

                | file | source | read | used | reported | before | not used because of |
                |---|---|--:|--:|--:|---|---|
                """);
        rows.stream()
                .sorted(Comparator.comparing(Row::file))
                .forEach(row -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %,d | %,d | %,d | %s | %s |%n",
                        row.file(),
                        row.source(),
                        row.read(),
                        row.used(),
                        row.reported(),
                        Optional.ofNullable(BEFORE.get(row.file())).orElse(""),
                        row.why())));
        text.append("""

                ## Not imported by design

                | file | because it |
                |---|---|
                """);
        notImported.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> text.append("| %s | %s |%n".formatted(e.getKey(), e.getValue())));
        return text.toString();
    }

    /** The same, with figures, for who runs the test. */
    static void print(List<RealFilesTest.Line> lines, Map<String, String> notImported) {
        System.out.printf(
                "%-60s %-24s %8s %8s %8s %6s %6s  %s%n",
                "file",
                "source",
                "read",
                "used",
                "reported",
                "share",
                "ms",
                "figures: read = stored + on reported rows");
        for (var line : lines) {
            System.out.printf(
                    Locale.ROOT,
                    "%-60s %-24s %,8d %,8d %,8d %5.1f%% %6d  %s%n",
                    line.file(),
                    line.source(),
                    line.rows().read(),
                    line.rows().used(),
                    line.rows().reported(),
                    line.rows().read() == 0
                            ? 0.0
                            : 100.0 * line.rows().used() / line.rows().read(),
                    line.milliseconds(),
                    String.join("; ", line.figures()));
        }
        notImported.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> System.out.printf("%-60s not imported: %s%n", e.getKey(), e.getValue()));
    }
}
