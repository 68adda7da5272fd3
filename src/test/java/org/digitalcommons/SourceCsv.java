package org.digitalcommons;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** A reading of source files of our own, which shares nothing with the importer: what tests compare its results with. */
final class SourceCsv {

    static final Path ORGANOGRAMS = Path.of("data", "source", "organogram-2011-09-30");
    static final Path REVENUE_OUTTURN = Path.of("data/source/revenue-outturn-2017-18/RS_2017-18_data_by_LA.csv");
    static final Path OUTTURN_NOW = Path.of("data/source/revenue-outturn-2024-25/RSX_LA_Data_2024-25_data_by_LA.csv");
    static final Path TAXBASE_NOW = Path.of("data/source/taxbase-2024-09-15/council_taxbase_la_2024.csv");
    static final Path TAXBASE = Path.of("data/source/taxbase-2018-09-10/council-taxbase-2018.csv");

    private SourceCsv() {}

    /**
     * A row of a file.
     *
     * @param number counting from one with the header and blank lines
     */
    record Row(long number, Map<String, String> cells) {

        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        /** A number; empty where there is none. */
        Optional<BigDecimal> decimal(String column) {
            try {
                return Optional.of(new BigDecimal(text(column).strip()));
            } catch (NumberFormatException none) {
                return Optional.empty();
            }
        }
    }

    /** The rows below the header, which is the first line that holds anything. */
    static List<Row> rows(Path file) throws IOException {
        var rows = new ArrayList<Row>();
        Optional<List<String>> header = Optional.empty();
        var format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
        try (var parser = CSVParser.parse(Files.newInputStream(file), StandardCharsets.UTF_8, format)) {
            for (var line : parser) {
                var cells = line.toList();
                if (cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (header.isEmpty()) {
                    header = Optional.of(cells);
                    continue;
                }
                var row = new LinkedHashMap<String, String>();
                for (int i = 0; i < Math.min(cells.size(), header.get().size()); i++) {
                    row.putIfAbsent(header.get().get(i), cells.get(i));
                }
                rows.add(new Row(line.getRecordNumber(), row));
            }
        }
        return rows;
    }

    static boolean isSenior(Path file) {
        return file.toString().endsWith("-senior.csv");
    }

    static String fteColumn(Path file) {
        return isSenior(file) ? "FTE" : "Number of Posts in FTE";
    }
}
