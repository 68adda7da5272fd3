package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.RealData;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The outturn of 2023-24 before and after income, beside a reading of the file by its own codes of cells. */
class RevenueOutturnTest {

    private static final Path FILE = RealData.CUT.resolve("11-council-finance/RSX_2023-24_data_by_LA.csv");
    private static final int CODES = 6;
    private static final int FIRST = 11;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    /** Each cell is rounded to a thousand. */
    private static final BigDecimal ROUNDING = BigDecimal.valueOf(1_500);

    private static final Node BASIS = NodeFactory.createURI(Term.NAMESPACE + "basis");
    private static final Node STATUS =
            NodeFactory.createURI("http://purl.org/linked-data/sdmx/2009/attribute#obsStatus");

    /** What each basis is called in the codes of the file. */
    private static final Map<String, String> ENDS = Map.of(
            "employees", "-empl",
            "running-expenses", "-run-exp",
            "gross-expenditure", "-tot-exp",
            "service-income", "-tot-inc",
            "net-current-expenditure", "-net-cur-exp");

    private static final Map<String, String> LINES = Map.ofEntries(
            Map.entry("edu", "190"),
            Map.entry("trans", "290"),
            Map.entry("csc", "330"),
            Map.entry("asc", "360"),
            Map.entry("phs", "390"),
            Map.entry("hous", "490"),
            Map.entry("cul", "509"),
            Map.entry("env", "590"),
            Map.entry("plan", "599"),
            Map.entry("pol", "601"),
            Map.entry("frs", "602"),
            Map.entry("cen", "690"),
            Map.entry("oth", "698"),
            Map.entry("totsx", "699"));

    private static List<CSVRecord> rows = List.of();
    private static Map<String, String> read = Map.of();

    @BeforeAll
    static void read() throws IOException, Unreadable {
        try (var parser = CSVParser.parse(FILE, StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
            rows = parser.getRecords();
        }
        var file = new Delivery.File(String.valueOf(FILE.getFileName()), FileContent.of(FILE));
        var delivery = new Delivery("mhclg", DeliveryDetails.of(Map.of()), List.of(file));
        read = observations(new Importer(DefaultStore.ROOMS).candidate(delivery));
    }

    @Test
    void everyCellBecomesOneObservationWithItsFigureItsStatusAndItsBasis() {
        var expected = new TreeMap<String, String>();
        for (var row : rows.subList(FIRST, rows.size())) {
            if (row.get(0).matches("E\\d{4}") && expected.keySet().stream().noneMatch(k -> k.startsWith(row.get(0)))) {
                LINES.forEach((word, line) -> ENDS.forEach((basis, end) ->
                        expected.put(row.get(0) + "/" + basis + "/2023-24/" + line, said(row, "RSX-" + word + end))));
            }
        }
        assertThat(expected).hasSizeGreaterThan(1_000).containsValue("missing").containsValue("0 P");
        assertThat(read).isEqualTo(expected);
    }

    private static String said(CSVRecord row, String code) {
        int place = rows.get(CODES).toList().indexOf(code);
        var cell = row.get(place);
        var certified = row.get(CODES).equals("N") ? " P" : " A";
        return cell.equals("[x]")
                ? "missing"
                : new BigDecimal(cell.replace(",", ""))
                                .multiply(THOUSAND)
                                .stripTrailingZeros()
                                .toPlainString()
                        + certified;
    }

    /** What each observation says: an amount with its status, or that it is missing. */
    private static Map<String, String> observations(Candidate candidate) {
        var said = new TreeMap<String, String>();
        candidate
                .graphs()
                .values()
                .forEach(graph -> graph.stream(Node.ANY, BASIS, Node.ANY).forEach(t -> {
                    var observation = t.getSubject();
                    var amount = graph.stream(observation, Term.amount, Node.ANY)
                            .map(a -> new BigDecimal(a.getObject().getLiteralLexicalForm())
                                    .stripTrailingZeros()
                                    .toPlainString())
                            .findFirst();
                    var status = graph.stream(observation, STATUS, Node.ANY)
                            .map(s -> s.getObject().getURI().replaceAll("^.*obsStatus-", ""))
                            .collect(Collectors.joining());
                    assertThat(amount.isEmpty()).isEqualTo(status.equals("M"));
                    said.put(
                            observation.getURI().replaceAll("^.*/ecode-", ""),
                            amount.map(a -> a + " " + status).orElse("missing"));
                }));
        return said;
    }

    @Test
    void grossIsEmployeesAndRunningExpensesAndNetIsGrossLessIncome() {
        var figures = new TreeMap<String, BigDecimal>();
        read.forEach((key, value) -> {
            if (!value.equals("missing")) {
                figures.put(key, new BigDecimal(value.split(" ")[0]));
            }
        });
        var gross = figures.keySet().stream()
                .filter(key -> key.contains("/gross-expenditure/"))
                .toList();
        assertThat(gross).hasSizeGreaterThan(200);
        for (var key : gross) {
            var spent = figure(figures, key, "employees").add(figure(figures, key, "running-expenses"));
            var left = figure(figures, key, "gross-expenditure").subtract(figure(figures, key, "service-income"));
            assertThat(spent).as(key).isCloseTo(figure(figures, key, "gross-expenditure"), within(ROUNDING));
            assertThat(left).as(key).isCloseTo(figure(figures, key, "net-current-expenditure"), within(ROUNDING));
        }
    }

    private static BigDecimal figure(Map<String, BigDecimal> figures, String key, String basis) {
        return Objects.requireNonNull(figures.get(key.replace("/gross-expenditure/", "/" + basis + "/")), key);
    }
}
