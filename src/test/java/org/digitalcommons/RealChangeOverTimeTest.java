package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two dates of one body from the files that were really published: an old workbook and a new one, and a sheet of many dates. */
@Tag("slow")
@Tag("thorough")
class RealChangeOverTimeTest {

    private static final Path DATA = RealData.WHOLE;
    private static final Path EARLIER = DATA.resolve("02-local-finance/RS_2014-15_data_by_LA.xls");
    private static final Path LATER = DATA.resolve("02-local-finance/RS_2017-18_data_by_LA.xlsx");
    private static final Path DWELLINGS = DATA.resolve("02-local-finance/council-taxbase-2018.xlsx");
    private static final Path TREASURY = DATA.resolve("01-organograms/ifg-multi-date/hmt.csv");

    @BeforeAll
    static void areThere() {
        assumeTrue(Files.isDirectory(DATA), "The real files are not here: " + DATA);
    }

    private static Commons published(Path... files) throws IOException, Unreadable {
        var commons = Granted.commons("test");
        for (var file : files) {
            publish(commons, file);
        }
        return commons;
    }

    private static void publish(Commons commons, Path file) throws IOException, Unreadable {
        var outcome = commons.publish(new Delivery(
                "test",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                Optional.empty(),
                List.of(new Delivery.File(String.valueOf(file.getFileName()), Files.readAllBytes(file)))));
        assertThat(outcome).as(file.toString()).isInstanceOf(Outcome.Acceptance.class);
    }

    @Test
    void spendingOfTwoYearsIsNominalAndDwellingsStayWithTheirYear() throws IOException, Unreadable {
        assumeTrue(Extent.isThorough(), "With mvn verify -Pthorough: it takes a minute");
        var earlier = pounds(EARLIER, "RS LA Data 2014-15 (1)");
        var later = pounds(LATER, "RS LA Data 2017-18");
        try (var commons = published(EARLIER, LATER, DWELLINGS)) {
            var rows = rows(
                    commons,
                    "spending-between-years",
                    Map.of("body", "ecode-E0101", "from", "2014-15", "to", "2017-18"));
            var education = rows.stream()
                    .filter(r -> Select.text(r, "lineName").equals("Education services"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Select.decimal(education, "fromAmount")).isEqualByComparingTo(earlier);
            assertThat(Select.decimal(education, "toAmount")).isEqualByComparingTo(later);
            assertThat(Select.decimal(education, "change")).isEqualByComparingTo(later.subtract(earlier));
            assertThat(Select.text(education, "remark")).isEqualTo("Nominal: pounds of each year.");
            assertThat(education.contains("toPerDwelling")).isTrue();
            assertThat(rows).noneMatch(r -> r.contains("fromPerDwelling"));
        }
    }

    @Test
    void postsOfTwoDatesAreTheSumsOfTheSheet() throws IOException, Unreadable {
        try (var commons = published(TREASURY)) {
            var rows = rows(
                    commons,
                    "posts-between-dates",
                    Map.of("body", "name-hm-treasury", "from", "2011-03-31", "to", "2014-03-31"));
            for (var grade : List.of("Range C", "Range D", "Range E")) {
                assertThat(posts(rows, grade, "fromPosts")).as(grade).isEqualByComparingTo(posts("Mar-11", grade));
                assertThat(posts(rows, grade, "toPosts")).as(grade).isEqualByComparingTo(posts("Mar-14", grade));
            }
            assertThat(rows)
                    .filteredOn(r -> Select.text(r, "grade").equals("Range E2"))
                    .isNotEmpty()
                    .allSatisfy(r -> {
                        assertThat(Select.text(r, "remark")).isEqualTo("Break: the later return only has such posts.");
                        assertThat(r.contains("change")).isFalse();
                    });
        }
    }

    private static BigDecimal posts(List<Binding> rows, String grade, String figure) {
        return rows.stream()
                .filter(r -> Select.text(r, "grade").equals(grade) && r.contains(figure))
                .map(r -> Select.decimal(r, figure))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The posts of a grade at a date, as another reading of the sheet adds them up. */
    private static BigDecimal posts(String date, String grade) throws IOException {
        return SourceCsv.rows(TREASURY).stream()
                .filter(r -> r.text("Back to Index").equals(date)
                        && r.text("Grade (or equivalent)").equals(grade)
                        && r.text("Organisation").equals("HM Treasury"))
                .flatMap(r -> r.decimal("FTE").stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What Bath spent on education, in whatever row and column it stands. */
    private static BigDecimal pounds(Path workbook, String sheet) throws IOException {
        try (var book = WorkbookFactory.create(workbook.toFile(), null, true)) {
            int column = -1;
            for (var row : book.getSheet(sheet)) {
                for (var cell : row) {
                    if (cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().equals("Education services")) {
                        column = cell.getColumnIndex();
                    }
                }
                var first = row.getCell(0);
                if (first != null
                        && first.getCellType() == CellType.STRING
                        && first.getStringCellValue().equals("E0101")) {
                    return BigDecimal.valueOf(row.getCell(column).getNumericCellValue())
                            .movePointRight(3);
                }
            }
        }
        throw new IllegalStateException("Bath is not in " + workbook);
    }

    private static List<Binding> rows(Commons commons, String question, Map<String, String> parameters) {
        var answer = commons.ask(question, parameters);
        return answer.rows().stream().map(Binding::detach).toList();
    }
}
