package org.digitalcommons.publish.importer;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Graph;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;

/** What the tests of files in other guises share: what is delivered, what it says, and how else it could be spelled. */
final class Guises {

    static final Importer IMPORTER = new Importer(DefaultStore.ROOMS);

    private Guises() {}

    /** What is made of files that a publisher called test delivers. */
    static Candidate candidate(String format, String period, Mapping mapping, List<Delivery.File> files)
            throws Unreadable {
        return IMPORTER.candidate(new Delivery(
                        "test",
                        Optional.of(format),
                        Optional.of(period),
                        Optional.empty(),
                        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                        Optional.empty(),
                        files)
                .with(mapping));
    }

    /** Every statement but those on the checksum of a file, which is that of the guise. */
    static Set<String> facts(Candidate candidate) {
        return candidate.graphs().values().stream()
                .flatMap(Graph::stream)
                .filter(t -> !t.getObject().toString().contains("sha256:"))
                .map(t -> t.toString())
                .collect(Collectors.toSet());
    }

    /** The spellings of a column that no other column of its table goes by, in order. */
    static List<String> spellings(SourceFormat.SourceTable table, SourceFormat.SourceColumn column) {
        var others = table.columns().stream()
                .filter(c -> !c.equals(column))
                .flatMap(c -> c.spellings().stream())
                .collect(Collectors.toSet());
        return column.spellings().stream()
                .filter(s -> !others.contains(s))
                .sorted()
                .toList();
    }

    /** The table without one of its columns. */
    static void remove(int column, List<List<String>> table) {
        table.replaceAll(line -> IntStream.range(0, line.size())
                .filter(i -> i != column)
                .mapToObj(line::get)
                .toList());
    }

    /** The table as text with commas. */
    static String text(List<List<String>> table, String lineEnd) {
        var text = new StringWriter();
        try (var printer = new CSVPrinter(
                text, CSVFormat.DEFAULT.builder().setRecordSeparator(lineEnd).get())) {
            for (var line : table) {
                if (line.size() == 1 && line.getFirst().isEmpty()) {
                    printer.println();
                } else {
                    printer.printRecord(line);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
