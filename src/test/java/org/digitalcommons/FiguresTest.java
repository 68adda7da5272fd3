package org.digitalcommons;

import static java.math.RoundingMode.HALF_UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.assertj.core.data.Offset;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures of the first questions, computed a second time from the source files without the product. */
@Tag("slow")
class FiguresTest {

    private static final String PLANNING_NOW =
            "Planning and development services - Net Current Expenditure (C7 = C3 - C6)";
    private static final String PLANNING = "Planning and development services";
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    @Test
    void theCabinetOfficeStaffsCommunicationsWithThePostsOfItsTwoFiles() throws IOException {
        var posts = BigDecimal.ZERO;
        for (var kind : List.of("junior", "senior")) {
            var file = SourceCsv.ORGANOGRAMS.resolve("cabinet_office-2011-09-30-%s.csv".formatted(kind));
            for (var row : SourceCsv.rows(file)) {
                if (row.text("Professional/Occupational Group").equalsIgnoreCase("Communications")) {
                    posts = posts.add(row.decimal(SourceCsv.fteColumn(file)).orElseThrow());
                }
            }
        }
        assertThat(posts).isEqualByComparingTo("451.6");
        var row = row(
                "members-of-cluster", Map.of("cluster", "function-communications/2011-09-30"), "body", "department-co");
        assertThat(decimal(row, "posts")).isEqualByComparingTo(posts);
    }

    @Test
    void planningInBathCostsItsAmountOverItsDwellingsAndTheMedianIsThatOfItsClass() throws IOException {
        assertPlanningInBath("2017-18", SourceCsv.REVENUE_OUTTURN, PLANNING, SourceCsv.TAXBASE, 56);
        assertPlanningInBath("2024-25", SourceCsv.OUTTURN_NOW, PLANNING_NOW, SourceCsv.TAXBASE_NOW, 61);
    }

    private static void assertPlanningInBath(String year, Path outturn, String planning, Path taxbase, int councils)
            throws IOException {
        var dwellings = new HashMap<String, BigDecimal>();
        for (var row : SourceCsv.rows(taxbase)) {
            row.decimal("Dwellings on the valuation list").ifPresent(n -> dwellings.put(row.text("E-code"), n));
        }
        var unitCosts = new ArrayList<BigDecimal>();
        var ofBath = BigDecimal.ZERO;
        for (var row : SourceCsv.rows(outturn)) {
            var spent = row.decimal(planning);
            if (row.text("Class").equals("UA") && row.text("E-code").startsWith("E") && spent.isPresent()) {
                var cost = spent.get()
                        .multiply(THOUSAND)
                        .divide(dwellings.getOrDefault(row.text("E-code"), BigDecimal.ONE), 10, HALF_UP);
                unitCosts.add(cost);
                ofBath = row.text("E-code").equals("E0101") ? cost : ofBath;
            }
        }
        unitCosts.sort(null);
        assertThat(unitCosts).hasSize(councils);
        var median = unitCosts
                .get((councils - 1) / 2)
                .add(unitCosts.get(councils / 2))
                .divide(BigDecimal.TWO, 10, HALF_UP);

        var comparison = "service-line-599/unitary-authority/" + year;
        var row = row("service-cost-per-dwelling", Map.of("comparison", comparison), "body", "ecode-E0101");
        assertThat(decimal(row, "costPerDwelling")).isEqualByComparingTo(ofBath.setScale(2, HALF_UP));
        assertThat(decimal(row, "median")).isCloseTo(median, Offset.offset(new BigDecimal("0.01")));
    }

    @Test
    void theRolesOfTheCabinetOfficeAddUpToItsFiles() throws IOException {
        // A row that is left out, because its reference was there before, is told of and not counted.
        var leftOut = rows("findings-about-body", Map.of()).stream()
                .filter(r -> Select.text(r, "leftOut").equals("true"))
                .map(r -> Select.text(r, "file") + Select.text(r, "rowNumber"))
                .toList();
        assertThat(leftOut).isNotEmpty();
        var posts = BigDecimal.ZERO;
        for (var kind : List.of("junior", "senior")) {
            var file = SourceCsv.ORGANOGRAMS.resolve("cabinet_office-2011-09-30-%s.csv".formatted(kind));
            for (var row : SourceCsv.rows(file)) {
                if (!leftOut.contains(file.getFileName() + "" + row.number())) {
                    posts = posts.add(row.decimal(SourceCsv.fteColumn(file)).orElseThrow());
                }
            }
        }
        var stored = rows("posts-of-body", Map.of("by", "role")).stream()
                .map(r -> decimal(r, "posts"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(stored).isEqualByComparingTo(posts);
    }

    /** Fg3: of 22.8 % in operational delivery most are business support, diary managers and programme directors. */
    @Test
    void theLowerBoundOfTheFrontlineIsOperationalDeliveryWhoseTitlesHaveNoWordThatSaysOtherwise() throws IOException {
        var refining = titleWords(true);
        var keeping = titleWords(false);
        assertThat(refining).contains("manager", "admin", "personal assistant", "support officer", "head");
        assertThat(keeping).contains("case manager");
        var file = SourceCsv.ORGANOGRAMS.resolve("cabinet_office-2011-09-30-junior.csv");
        var outcome = BigDecimal.ZERO;
        for (var row : SourceCsv.rows(file)) {
            var title = row.text("Generic Job Title").toLowerCase(Locale.ROOT);
            if (row.text("Professional/Occupational Group").equals("Operational delivery")
                    && (hasWord(title, keeping) || !hasWord(title, refining))) {
                outcome = outcome.add(row.decimal("Number of Posts in FTE").orElseThrow());
            }
        }
        var body = row("bodies", Map.of("body", "department-co"), "body", "department-co");
        var share = outcome.divide(decimal(body, "posts"), 4, HALF_UP);
        assertThat(share).isBetween(BigDecimal.ZERO, new BigDecimal("0.05"));
        assertThat(decimal(body, "frontlineLower")).isEqualByComparingTo(share);
        var component = row(
                "measures-of-bodies",
                Map.of("measure", Term.ROOT + "/concept/measure/frontline-share-of-fte"),
                "body",
                "department-co");
        assertThat(decimal(component, "lower")).isEqualByComparingTo(share);
    }

    private static List<String> titleWords(boolean areRefining) {
        return Select.rows("""
                SELECT ?label
                WHERE {
                  ?word skos:inScheme <%stitle-word> ; skos:prefLabel|skos:altLabel ?label .
                  FILTER (EXISTS { ?word commons:refinesTo ?function } = %s)
                }""".formatted(Term.CONCEPT, areRefining)).stream()
                .map(r -> Select.text(r, "label").toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean hasWord(String title, List<String> words) {
        return words.stream().anyMatch(word -> title.matches("(.*[^a-z0-9])?" + word + "([^a-z0-9].*)?"));
    }

    @Test
    void aReceiptLeadsToTheRowsOfTheFiles() throws IOException {
        var receipt = row("service-cost-per-dwelling", Map.of(), "body", "ecode-E0101")
                .get(Var.alloc("receipt"))
                .getURI();
        var lines = rows("where-a-number-comes-from", Map.of("number", receipt)).stream()
                .map(r -> r.get(Var.alloc("file")).getLiteralLexicalForm() + " row "
                        + r.get(Var.alloc("rowNumber")).getLiteralLexicalForm())
                .toList();
        assertThat(lines)
                .containsExactly(
                        "RSX_LA_Data_2024-25_data_by_LA.csv row " + number(SourceCsv.rows(SourceCsv.OUTTURN_NOW)),
                        "council_taxbase_la_2024.csv row " + number(SourceCsv.rows(SourceCsv.TAXBASE_NOW)));
    }

    private static long number(List<SourceCsv.Row> rows) {
        return rows.stream()
                .filter(r -> r.text("E-code").equals("E0101"))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static List<Binding> rows(String question, Map<String, String> parameters) {
        return DefaultStore.commons().ask(question, parameters).rows().stream().toList();
    }

    private static Binding row(String question, Map<String, String> parameters, String column, String ending) {
        return rows(question, parameters).stream()
                .filter(r -> r.get(Var.alloc(column)).getURI().endsWith("/" + ending))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal decimal(Binding row, String column) {
        return new BigDecimal(row.get(Var.alloc(column)).getLiteralLexicalForm());
    }
}
