package org.digitalcommons;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the figures of a file come to, read by other code than the importer's. */
final class IndependentSum {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int MOST_WRITTEN_DIGITS = 12;

    private IndependentSum() {}

    /** The sum of the first figures of the files of a delivery; empty for a kind of file that is not read here. */
    static Optional<BigDecimal> of(String name, List<Path> files) throws IOException {
        if (name.equals("01-organograms/2011-09-30")) {
            var posts = BigDecimal.ZERO;
            for (var file : files) {
                for (var row : SourceCsv.rows(file)) {
                    posts = posts.add(row.decimal(SourceCsv.fteColumn(file)).orElse(BigDecimal.ZERO));
                }
            }
            return Optional.of(posts);
        }
        return of(name, files.getFirst());
    }

    private static Optional<BigDecimal> of(String name, Path file) throws IOException {
        if (name.startsWith("03-spend/")) {
            return Optional.of(column(file, Set.of("Amount", "Net Amount", "Net")));
        }
        if (name.endsWith("recycling-rate-by-council.csv")) {
            return Optional.of(column(file, Set.of("value")));
        }
        if (name.startsWith("02-local-finance/lancashire-ro/")) {
            var sum = BigDecimal.ZERO;
            for (var year : JSON.readTree(Files.readAllBytes(file)).path("by_year")) {
                for (var form : year.path("detailed_services")) {
                    for (var service : form.path("services")) {
                        sum = sum.add(number(service.path("total_expenditure").path("value_pounds")));
                    }
                }
            }
            return Optional.of(sum);
        }
        if (name.startsWith("04-contracts/contracts-finder-")) {
            return Optional.of(Stream.of(JSON.readTree(Files.readAllBytes(file)))
                    .flatMap(node -> node.findValues("awarded_value").stream())
                    .map(IndependentSum::number)
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        return Optional.empty();
    }

    private static BigDecimal number(JsonNode node) {
        return node.isNumber() ? decimal(node.decimalValue().toString()) : BigDecimal.ZERO;
    }

    /**
     * A number as people wrote it: a program prints 52.4 as 52.400000000000006, and holds no more than 15 digits. A third
     * of something has as many digits as it has: rounded too, ten thousand rows would come to another sum.
     */
    private static BigDecimal decimal(String text) {
        var exact = new BigDecimal(text);
        var written = exact.round(new MathContext(15)).stripTrailingZeros();
        return written.precision() <= MOST_WRITTEN_DIGITS ? written : exact;
    }

    private static BigDecimal column(Path file, Set<String> names) throws IOException {
        var sum = BigDecimal.ZERO;
        for (var row : SourceCsv.rows(file)) {
            for (var cell : row.cells().entrySet()) {
                if (names.contains(cell.getKey().strip())) {
                    var text = cell.getValue().replaceAll("[£,\\s]", "");
                    sum = sum.add(text.matches("-?[0-9]*\\.?[0-9]+") ? decimal(text) : BigDecimal.ZERO);
                    break;
                }
            }
        }
        return sum;
    }
}
