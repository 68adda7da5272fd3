package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.digitalcommons.CommandLineRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pb5 and Pb6: the file is given back with what was found in each row in a column of its own, and can be sent again. */
@Tag("slow")
class AnnotatedCopyTest {

    @TempDir
    private Path folder;

    @Test
    void eachRowSaysWhatWasFoundInItAndWhatToWriteInstead() throws IOException {
        var file = Files.writeString(folder.resolve("spend-2022-05.csv"), """
                Spending over 500 pounds

                Date,Supplier,Amount,Expenditure category
                2022-05-04,Sunny Benches Ltd,612.50,Seats
                2022-05-05,Sunny Benches Ltd,-12.50,"=HYPERLINK(""http://example.org"")"
                soon,Sunny Benches Ltd,700.00,Seats
                2022-05-06,Sunny Benches Ltd,800.00,"Taxi for Mr J Smith, call 07700900123"
                """);
        var out = folder.resolve("spend-findings.csv");
        var run = validate(file, "--annotated", out.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("With the findings: " + out);

        var rows = records(out);
        assertThat(rows.get(2)).as("the header").endsWith("Expenditure category", "What was found");
        assertThat(rows.get(3))
                .as("nothing was found")
                .containsExactly("2022-05-04", "Sunny Benches Ltd", "612.50", "Seats", "");
        assertThat(rows.get(4).get(2)).as("a number is no formula").isEqualTo("-12.50");
        assertThat(rows.get(4).get(3)).as("a formula is a text").startsWith("'=HYPERLINK");
        assertThat(rows.get(5).get(4))
                .as("Pb6: one verdict; Pb5: the column in the words of the file")
                .startsWith("not used, ")
                .contains("soon", "[column \"Date\"]");
        assertThat(rows.get(6).get(4))
                .as("Pb2: what to write instead")
                .contains("violation personal-data", "violation personal-name", "[redacted]")
                .contains("Taxi for [redacted]");

        var again = validate(out);
        assertThat(again.err()).as("it is read as the file was").contains("rows: 4 read, 3 used, 1 reported");
    }

    private static CommandLineRun validate(Path file, String... words) throws IOException {
        var line = new java.util.ArrayList<>(
                List.of("validate", file.toString(), "--about", "ecode-E2236", "--period", "2022-05"));
        line.addAll(List.of(words));
        return CommandLineRun.of(line.toArray(String[]::new));
    }

    private static List<List<String>> records(Path file) throws IOException {
        var format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
        try (var parser = CSVParser.parse(Files.readString(file), format)) {
            return parser.stream().map(CSVRecord::toList).toList();
        }
    }
}
