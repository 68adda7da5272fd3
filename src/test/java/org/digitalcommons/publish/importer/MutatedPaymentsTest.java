package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.digitalcommons.Extent;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Made-up payments in the guises that lost some of them: on several sheets, in other currencies, with decimals of other
 * countries, under headers that come again, with totals between them and rows that name no body. Whatever the guise, the
 * sums are the same, and read is used plus reported, for rows and for the money of each currency.
 */
class MutatedPaymentsTest {

    private static final int SEEDS = Extent.DISGUISES.now();
    private static final int ROWS = 30;
    private static final List<String> HEADER =
            List.of("Body name", "Payment date", "Net amount", "Supplier name", "Service");
    private static final int AMOUNT = 2;

    private interface Guise {
        void of(Random random) throws Exception;
    }

    private static Stream<DynamicTest> seeds(Guise guise) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> guise.of(new Random(seed))));
    }

    @TestFactory
    Stream<DynamicTest> onSeveralSheetsNothingIsLost() {
        return seeds(random -> {
            var payments = payments(random);
            var workbook = workbook(payments, 2 + random.nextInt(3), random);
            var read = SmallCases.file("payments.xlsx", workbook);
            assertThat(read.rows()).hasToString("rows: %d read, %d used, 1 reported".formatted(ROWS + 1, ROWS));
            var sums = SmallCases.sums(read);
            assertThat(sums).hasSize(1);
            assertThat(new BigDecimal(sums.getFirst().replace("GBP ", ""))).isEqualByComparingTo(sum(payments));
            conserved(read);
        });
    }

    @TestFactory
    Stream<DynamicTest> eachCurrencyIsSummedByItself() {
        return seeds(random -> {
            var payments = payments(random);
            var sums = new TreeMap<String, BigDecimal>();
            for (var payment : payments) {
                var amount = new BigDecimal(payment.get(AMOUNT));
                var code = List.of("GBP", "EUR", "USD", "SEK").get(random.nextInt(4));
                var written = String.format(Locale.ROOT, "%,.2f", amount);
                payment.set(
                        AMOUNT,
                        code.equals("EUR") && random.nextBoolean()
                                ? "€" + written
                                : random.nextBoolean() ? code + " " + written : written + " " + code);
                sums.merge(code, amount, BigDecimal::add);
            }
            var read = text(payments, ",");
            assertThat(SmallCases.sums(read))
                    .containsExactlyElementsOf(sums.entrySet().stream()
                            .map(s -> s.getKey() + " " + s.getValue())
                            .toList());
            conserved(read);
        });
    }

    @TestFactory
    Stream<DynamicTest> decimalsOfAnotherCountryAreTheSameAmounts() {
        return seeds(random -> {
            var payments = payments(random);
            var sum = sum(payments);
            var thousands = List.of(".", " ", "").get(random.nextInt(3));
            for (var payment : payments) {
                payment.set(
                        AMOUNT,
                        String.format(Locale.ROOT, "%,.2f", new BigDecimal(payment.get(AMOUNT)))
                                .replace(",", "_")
                                .replace(".", ",")
                                .replace("_", thousands));
            }
            var read = text(payments, ";");
            assertThat(SmallCases.sums(read)).containsExactly("GBP " + sum);
            conserved(read);
        });
    }

    @TestFactory
    Stream<DynamicTest> headersThatComeAgainAndTotalsAddNothing() {
        return seeds(random -> {
            var payments = payments(random);
            var sum = sum(payments);
            var table = new ArrayList<List<String>>();
            table.add(HEADER);
            int again = 1 + random.nextInt(ROWS - 2);
            table.addAll(payments.subList(0, again));
            table.add(List.of("Subtotal", "", sum(payments.subList(0, again)), "", ""));
            var order =
                    new ArrayList<>(IntStream.range(0, HEADER.size()).boxed().toList());
            Collections.shuffle(order, random);
            table.add(order.stream().map(HEADER::get).toList());
            payments.subList(again, ROWS)
                    .forEach(p -> table.add(order.stream().map(p::get).toList()));
            var total = List.of("Grand Total", "", sum, "", "");
            table.add(order.stream().map(total::get).toList());
            var read = SmallCases.text("payments.csv", Guises.text(table, "\n"));
            assertThat(SmallCases.sums(read)).containsExactly("GBP " + sum);
            assertThat(read.rows()).hasToString("rows: %d read, %d used, 3 reported".formatted(ROWS + 3, ROWS));
            conserved(read);
        });
    }

    @TestFactory
    Stream<DynamicTest> aRowWithoutABodyIsReportedUnlessOneIsSaid() {
        return seeds(random -> {
            var payments = payments(random);
            var sum = sum(payments);
            int blank = random.nextInt(ROWS - 1) + 1;
            payments.get(blank).set(0, "");
            var table = new ArrayList<List<String>>();
            table.add(HEADER);
            table.addAll(payments);
            var file =
                    new Delivery.File("payments.csv", Guises.text(table, "\n").getBytes(StandardCharsets.UTF_8));
            var alone = SmallCases.files(Mapping.NONE, file);
            assertThat(alone.rows()).hasToString("rows: %d read, %d used, 1 reported".formatted(ROWS, ROWS - 1));
            conserved(alone);
            var about = SmallCases.files(Mapping.NONE.about("ecode-E4206"), file);
            assertThat(SmallCases.sums(about)).containsExactly("GBP " + sum);
            conserved(about);
        });
    }

    /** Payments of one body, of amounts of all sizes. */
    private static List<List<String>> payments(Random random) {
        var payments = new ArrayList<List<String>>();
        for (int i = 0; i < ROWS; i++) {
            var amount = BigDecimal.valueOf(1 + random.nextInt(random.nextBoolean() ? 50_000_000 : 90_000), 2);
            payments.add(new ArrayList<>(List.of(
                    "Salford City Council",
                    "%02d/0%d/2022".formatted(1 + random.nextInt(28), 1 + random.nextInt(9)),
                    amount.toPlainString(),
                    "Supplier %d Ltd".formatted(random.nextInt(9)),
                    "Parks")));
        }
        return payments;
    }

    private static String sum(List<List<String>> payments) {
        return payments.stream()
                .map(p -> new BigDecimal(p.get(AMOUNT)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private static Candidate text(List<List<String>> payments, String delimiter) throws Exception {
        var text = new StringBuilder(String.join(delimiter, HEADER)).append('\n');
        payments.forEach(p -> text.append(String.join(
                        delimiter, p.stream().map(c -> '"' + c + '"').toList()))
                .append('\n'));
        return SmallCases.text("payments.csv", text.toString());
    }

    private static byte[] workbook(List<List<String>> payments, int sheets, Random random) throws IOException {
        try (var book = new XSSFWorkbook()) {
            for (int s = 0; s < sheets; s++) {
                var sheet = book.createSheet("Month " + (s + 1));
                int at = random.nextInt(4);
                int right = random.nextInt(3);
                var order = new ArrayList<>(
                        IntStream.range(0, HEADER.size()).boxed().toList());
                Collections.shuffle(order, random);
                var header = sheet.createRow(at);
                for (int i = 0; i < order.size(); i++) {
                    header.createCell(right + i).setCellValue(HEADER.get(order.get(i)));
                }
                for (int p = s; p < payments.size(); p += sheets) {
                    var row = sheet.createRow(++at);
                    for (int i = 0; i < order.size(); i++) {
                        var text = payments.get(p).get(order.get(i));
                        if (order.get(i) == AMOUNT) {
                            row.createCell(right + i).setCellValue(Double.parseDouble(text));
                        } else {
                            row.createCell(right + i).setCellValue(text);
                        }
                    }
                }
            }
            book.createSheet("About").createRow(0).createCell(0).setCellValue("Payments over a threshold");
            var bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** Read is used plus reported, in every line that says so. */
    private static void conserved(Candidate read) {
        var rows = read.rows();
        assertThat(rows.read()).isEqualTo(rows.used() + rows.reported());
        for (var line : read.columns()) {
            if (line.matches(".*: \\S+ read, \\S+ used, \\S+ reported\\.")) {
                var figures = line.replaceAll("^.*: (\\S+) read, (\\S+) used, (\\S+) reported\\.$", "$1 $2 $3")
                        .split(" ");
                assertThat(new BigDecimal(figures[0]))
                        .as(line)
                        .isEqualByComparingTo(new BigDecimal(figures[1]).add(new BigDecimal(figures[2])));
            }
        }
    }
}
