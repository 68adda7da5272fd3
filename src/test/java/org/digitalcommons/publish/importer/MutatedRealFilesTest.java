package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.digitalcommons.Extent;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kind of table that public bodies really publish, in the guises that other bodies would give it: each seed makes
 * one, of the first rows of the real file. The facts stay the same, or the publisher is told.
 */
@Tag("slow")
@Tag("thorough")
class MutatedRealFilesTest {

    private static final int SEEDS = Extent.DISGUISES_OF_REAL_FILES.now();
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** One file of each layout; what is left out beside it is in the same layout. */
    private static final List<String> FILES = List.of(
            "01-organograms/2011-09-30/home_office-2011-09-30-senior.csv",
            "01-organograms/2011-09-30/home_office-2011-09-30-junior.csv",
            "01-organograms/ifg-multi-date/dfid.csv",
            "01-organograms/ifg-multi-date/hmt.csv",
            "02-local-finance/RS_2014-15_data_by_LA.xls",
            "02-local-finance/RS_2017-18_data_by_LA.xlsx",
            "02-local-finance/council-taxbase-2018.xlsx",
            "02-local-finance/recycling-rate-by-council.csv",
            "03-spend/cabinetoffice-2021-01.csv",
            "03-spend/calderdale-2022-05.csv",
            "03-spend/gateshead-2022-05.csv",
            "03-spend/harrogate-2022-05.csv",
            "03-spend/northtyneside-2022-05_p.csv",
            "03-spend/salford-2022-05.csv",
            "04-contracts/salford-contracts-register-2022-07.csv",
            "05-services/canada-service-inventory-2023-24.csv.gz",
            "05-services/englishAndWelshServices-all.csv",
            "06-bodies/cabinet-office-public-bodies-2013.csv",
            "06-bodies/government-organisation-register.tsv",
            "06-bodies/govuk-local-authorities.csv",
            "06-bodies/local-authority-eng-2018.tsv",
            "06-bodies/police-force.tsv",
            "06-bodies/publicbodies-gb.csv",
            "06-bodies/uk_local_authorities_past_and_current.csv",
            "07-workforce/civil-service-mwmi-2024-november.csv",
            "07-workforce/mwmi-raw/122.csv",
            "07-workforce/mwmi-raw/221.csv",
            "07-workforce/nhs-hchs-staff-by-staff-group-organisation-2017-09-and-2018-06.xlsx");

    @TestFactory
    Stream<DynamicTest> sameFactsInAnotherGuise() {
        return each((file, random) -> {
            var cut = FirstRows.of(file);
            var table = new ArrayList<>(cut.table());
            var renamed = random.nextBoolean() && rename(cut, table, random);
            if (random.nextBoolean()) {
                reorder(cut, table, random);
            }
            var guise = write(cut, table, random);
            assertThat(Guises.facts(cut.candidate(guise)))
                    .as("%s %s", file, renamed ? "with other headers" : "")
                    .isEqualTo(Guises.facts(cut.candidate()));
        });
    }

    @TestFactory
    Stream<DynamicTest> aColumnLessChangesNothingOrIsTold() {
        return each((file, random) -> {
            var cut = FirstRows.of(file);
            int at = random.nextInt(cut.headers().size());
            var table = new ArrayList<>(cut.table());
            Guises.remove(at, table);
            var column = Optional.ofNullable(cut.found().columns().get(at));
            var guise = new Delivery.File(cut.name(), Guises.text(table, "\n").getBytes(StandardCharsets.UTF_8));
            try {
                var made = cut.candidate(guise);
                boolean isReported =
                        made.rows().reported() > cut.candidate().rows().reported();
                if (!Guises.facts(made).equals(Guises.facts(cut.candidate())) && !isReported && !hasStandIn(cut, at)) {
                    assertThat(String.join("\n", made.columns()))
                            .as("what is told of the column " + cut.headers().get(at))
                            .contains(
                                    column.map(SourceFormat.SourceColumn::label).orElse("which is no column of ours"));
                }
            } catch (Unreadable e) {
                assertThat(String.join("\n", e.reasons()))
                        .as("what is told of the column " + cut.headers().get(at))
                        .containsAnyOf(
                                column.map(SourceFormat.SourceColumn::label).orElse("which is no column of ours"),
                                "names no body",
                                "names no period",
                                "could be any of");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> linesAboveAndTotalsBelowAddNothing() {
        return each((file, random) -> {
            var cut = FirstRows.of(file);
            var table = new ArrayList<>(cut.table());
            boolean hasTotal = foot(cut, table);
            int above = 1 + random.nextInt(3);
            for (int i = 0; i < above; i++) {
                table.addFirst(i == 0 ? List.of("") : List.of("Published as it is; figures are not audited"));
            }
            var made = cut.candidate(
                    new Delivery.File(cut.name(), Guises.text(table, "\r\n").getBytes(StandardCharsets.UTF_8)));
            assertThat(made.rows().used()).isEqualTo(cut.candidate().rows().used());
            assertThat(made.rows().reported()).isEqualTo(cut.candidate().rows().reported() + (hasTotal ? 1 : 0));
            assertThat(used(made)).isEqualTo(used(cut.candidate()));
        });
    }

    /** Whether another header means the same column by the list of synonyms. */
    private static boolean hasStandIn(FirstRows cut, int at) {
        var column = Optional.ofNullable(cut.found().columns().get(at));
        return column.isPresent()
                && IntStream.range(0, cut.headers().size())
                        .filter(i -> i != at)
                        .anyMatch(i -> column.get()
                                .spellings()
                                .contains(SourceFormat.plain(cut.headers().get(i))));
    }

    private interface Trial {
        void on(String file, Random random) throws Exception;
    }

    private static Stream<DynamicTest> each(Trial trial) {
        return FILES.stream()
                .flatMap(file -> IntStream.range(0, SEEDS)
                        .mapToObj(seed -> dynamicTest(
                                file + ", seed " + seed, () -> trial.on(file, new Random(seed * 31L + 7)))));
    }

    private static Delivery.File write(FirstRows cut, List<List<String>> table, Random random) {
        var text = Guises.text(table, List.of("\n", "\r\n", "\r").get(random.nextInt(3)));
        return new Delivery.File(
                cut.name(),
                switch (random.nextInt(4)) {
                    case 0 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
                    case 1 ->
                        fits(text, WINDOWS.newEncoder())
                                ? text.getBytes(WINDOWS)
                                : text.getBytes(StandardCharsets.UTF_8);
                    case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
                    default -> text.getBytes(StandardCharsets.UTF_8);
                });
    }

    private static boolean fits(String text, CharsetEncoder encoder) {
        return encoder.canEncode(text);
    }

    /** Gives columns another of the spellings that the code list knows, if no other column goes by it. */
    private static boolean rename(FirstRows cut, List<List<String>> table, Random random) {
        var headers = new ArrayList<>(cut.headers());
        boolean renamed = false;
        for (var column : cut.found().columns().entrySet()) {
            var spellings = Guises.spellings(cut.found().table(), column.getValue()).stream()
                    .filter(s -> headers.stream()
                            .noneMatch(h -> SourceFormat.plain(h).equals(s)))
                    .toList();
            if (!spellings.isEmpty() && random.nextInt(3) > 0) {
                headers.set(column.getKey(), spellings.get(random.nextInt(spellings.size())));
                renamed = true;
            }
        }
        table.set(cut.header(), headers);
        return renamed;
    }

    private static void reorder(FirstRows cut, List<List<String>> table, Random random) {
        var order =
                new ArrayList<>(IntStream.range(0, cut.headers().size()).boxed().toList());
        Collections.shuffle(order, random);
        table.replaceAll(line -> order.stream().map(line::get).toList());
    }

    /** A total below the table, where a column has one. */
    private static boolean foot(FirstRows cut, List<List<String>> table) {
        var summed = cut.found().columns().entrySet().stream()
                .filter(c -> c.getValue().conserved())
                .map(Map.Entry::getKey)
                .findFirst();
        var first = IntStream.range(0, cut.headers().size())
                .filter(i -> !summed.filter(at -> at == i).isPresent())
                .filter(i -> !cut.found().columns().containsKey(i)
                        || !cut.found().columns().get(i).needed())
                .findFirst();
        if (summed.isEmpty()
                || first.isEmpty()
                || cut.found().columns().values().stream()
                                .filter(SourceFormat.SourceColumn::needed)
                                .count()
                        < 2) {
            return false;
        }
        var total = new ArrayList<>(Collections.nCopies(cut.headers().size(), ""));
        total.set(first.getAsInt(), "Total");
        total.set(summed.get(), "123456.78");
        table.add(total);
        return true;
    }

    /** The totals over used rows, by column. */
    private static Map<String, BigDecimal> used(Candidate candidate) {
        var totals = new TreeMap<String, BigDecimal>();
        candidate
                .description()
                .find(Node.ANY, Term.totalUsed, Node.ANY)
                .forEachRemaining(t -> totals.put(
                        t.getSubject().getURI(),
                        new BigDecimal(t.getObject().getLiteralLexicalForm()).stripTrailingZeros()));
        return totals;
    }
}
