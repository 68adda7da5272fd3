package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.Test;

/** Headers that come again, posts without references, columns known by what they say (Im7, Im8, Im17, Im18, Pb6). */
class RowCasesTest {

    private static final String SENIOR =
            "Post Unique Reference,Name,Grade (or equivalent),Job Title,Job/Team Function,Parent Department,Organisation,Unit,"
                    + "Contact Phone,Contact E-mail,Reports to Senior Post,Salary Cost of Reports (£),FTE,Actual Pay Floor (£),"
                    + "Actual Pay Ceiling (£),Professional/Occupational Group,Notes,Valid?\n";
    private static final String JUNIOR =
            "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),Payscale Maximum (£),"
                    + "Generic Job Title,Number of Posts in FTE,Professional/Occupational Group\n";

    @Test
    void aSecondHeaderMovesTheColumns() throws Exception {
        var read = SmallCases.text("again.csv", """
                Body name,Payment date,Supplier name,Net amount,Service
                Salford City Council,01/06/2022,Acme Limited,600.00,Streets
                Body name,Payment date,Supplier name,Service,Net amount
                Salford City Council,02/07/2022,Bolt Limited,Parks,700.00
                Grand Total,,,,1300.00
                """);
        assertThat(SmallCases.sums(read)).containsExactly("GBP 1300.00");
        assertThat(SmallCases.values(read, "spentBy")).containsExactly("Parks", "Streets");
        assertThat(SmallCases.notes(read))
                .containsExactly(
                        "again.csv, row 3: Header again: row 3",
                        "again.csv, row 5: Total: no Payment date, no Supplier name");
        assertThat(read.columns()).contains("Net amount: 2600.00 read, 1300.00 used, 1300.00 reported.");
    }

    @Test
    void aRowHasOneVerdictAndItsTrueReason() throws Exception {
        var read = SmallCases.payments(
                "Salford City Council,the fourth,600.00,Acme Limited",
                "Salford City Council,02/06/2022,700.00,Bolt Limited",
                "Salford City Council,03/06/2022,n/a,Core Ltd");
        assertThat(SmallCases.notes(read))
                .containsExactly(
                        "payments.csv, row 2: Cell not understood: Payment date: the fourth",
                        "payments.csv, row 4: Cell missing: no Net amount");
        assertThat(read.rows()).hasToString("rows: 3 read, 1 used, 2 reported");
    }

    @Test
    void aBlankBodyIsReportedUnlessTheFileIsAboutOne() throws Exception {
        var rows =
                "Body name,Payment date,Net amount,Supplier name\nSalford City Council,01/06/2022,600.00,Acme Limited\n"
                        + ",02/06/2022,700.00,Bolt Limited\n";
        var alone =
                SmallCases.files(Mapping.NONE, new Delivery.File("blank.csv", rows.getBytes(StandardCharsets.UTF_8)));
        assertThat(alone.rows()).hasToString("rows: 2 read, 1 used, 1 reported");
        assertThat(SmallCases.notes(alone)).first().asString().startsWith("blank.csv, row 3: No body:");
        var about = SmallCases.text("blank.csv", rows);
        assertThat(about.rows()).hasToString("rows: 2 read, 2 used, 0 reported");
        assertThat(SmallCases.notes(about))
                .anyMatch(note -> note.startsWith("blank.csv, row 3: Body as said beside the file"));
    }

    /** Pb4: a number below zero is never set off against others. */
    @Test
    void aCountBelowZeroIsReportedBeforeAnythingIsSummed() throws Exception {
        var rows = "Cabinet Office,Cabinet Office,A,CEO,B,1,2,Clerk,5,Policy\n"
                + "Cabinet Office,Cabinet Office,A,CEO,B,1,2,Clerk,-3,Policy\n";
        var read = SmallCases.files(
                Mapping.NONE, new Delivery.File("junior.csv", (JUNIOR + rows).getBytes(StandardCharsets.UTF_8)));
        assertThat(SmallCases.values(read, "fullTimeEquivalent")).containsExactly("5");
        assertThat(SmallCases.notes(read)).contains("junior.csv, row 3: Below zero: -3");
    }

    /** Pb4: what a row says of itself has to agree. */
    @Test
    void aGrossAmountThatIsNotNetAndVatAndADayToComeAreTold() throws Exception {
        var read = SmallCases.text("gross.csv", """
                Body name,Payment date,Net amount,VAT,Gross amount,Supplier name
                Salford City Council,01/06/2022,600.00,120.00,720.00,Acme Limited
                Salford City Council,01/06/2022,600.00,120.00,99999999.00,Acme Limited
                Salford City Council,01/06/2999,600.00,120.00,720.00,Acme Limited
                """);
        assertThat(SmallCases.notes(read))
                .containsExactly(
                        "gross.csv, row 4: Day in the future: 2999-06-01",
                        "gross.csv, row 3: Gross is not net and VAT: gross 99999999.00, net 600.00, VAT 120.00");
    }

    @Test
    void aQuotationMarkInsideACellIsNamedWithItsRow() {
        assertThatThrownBy(() -> SmallCases.payments(
                        "Salford City Council,01/06/2022,600.00,\"Acme \"North\" Limited\"",
                        "Salford City Council,02/06/2022,700.00,Bolt 3\" pipes Ltd"))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("payments.csv, row 2: a quotation mark stands inside a cell");
    }

    @Test
    void juniorPostsWithoutASuperiorCount() throws Exception {
        var senior = "CEO,A,SCS2,Chief,L,Cabinet Office,Cabinet Office,A,1,a@b,XX,0,1.00,1,2,Policy,,1\n"
                + "D1,Eliminated,SCS1,Old,L,Cabinet Office,Cabinet Office,A,1,a@b,CEO,0,1.00,1,2,Policy,,1\n"
                + ",A,SCS1,Director,L,Cabinet Office,Cabinet Office,A,1,a@b,CEO,0,0.80,1,2,Policy,,1\n"
                + "Unclassified rows of March,,,,,,,,,,,,,,,,,\n";
        var junior = "Cabinet Office,Cabinet Office,A,CEO,B,1,2,Clerk,1.00,Policy\n"
                + "Cabinet Office,Cabinet Office,A,D1,B,1,2,Clerk,2.00,Policy\n"
                + "Cabinet Office,Cabinet Office,A,MADEUP,B,1,2,Clerk,3.00,Policy\n"
                + "Cabinet Office,Cabinet Office,A,,B,1,2,Clerk,4.00,Policy\n";
        var read = SmallCases.files(
                Mapping.NONE,
                new Delivery.File("senior.csv", (SENIOR + senior).getBytes(StandardCharsets.UTF_8)),
                new Delivery.File("junior.csv", (JUNIOR + junior).getBytes(StandardCharsets.UTF_8)));
        assertThat(SmallCases.values(read, "fullTimeEquivalent"))
                .containsExactly("0.80", "1.00", "2.00", "3.00", "4.00");
        assertThat(SmallCases.notes(read))
                .contains(
                        "senior.csv, row 4: Post without a reference: Director",
                        "junior.csv, row 5: Reports to nobody: A",
                        "junior.csv, row 3: Reports to an unknown post: D1",
                        "junior.csv, row 4: Reports to an unknown post: MADEUP")
                .noneMatch(note -> note.contains("No rule for the row"));
    }

    @Test
    void aSharedPostIsOnePostOfTheSum() throws Exception {
        var rows = "CEO,A,SCS2,Chief,L,Cabinet Office,Cabinet Office,A,1,a@b,XX,0,1.00,1,2,Policy,,1\n"
                + "D3,A,SCS1,Director,L,Cabinet Office,Cabinet Office,A,1,a@b,CEO,0,0.50,1,2,Policy,,1\n"
                + "D3,B,SCS1,Director,L,Cabinet Office,Cabinet Office,A,1,a@b,CEO,0,0.60,1,2,Policy,,1\n"
                + "D4,A,SCS1,Director,L,Cabinet Office,Cabinet Office,A,1,a@b,CEO,0,1.00,1,2,Policy,,1\n"
                + "D4,B,SCS1,Director,L,Cabinet Office,Cabinet Office,A,1,a@b,CEO,0,0.60,1,2,Policy,,1\n";
        var read = SmallCases.files(
                Mapping.NONE, new Delivery.File("senior.csv", (SENIOR + rows).getBytes(StandardCharsets.UTF_8)));
        assertThat(SmallCases.values(read, "fullTimeEquivalent")).containsExactly("1.00", "1.1");
        assertThat(read.columns()).contains("FTE: 3.70 read, 3.10 used, 0.60 reported.");
        assertThat(SmallCases.notes(read))
                .contains("senior.csv, row 3: Shared post: D3", "senior.csv, row 6: Repeated post reference: D4");
    }

    @Test
    void aColumnOfSeniorityAndOneOfDaysAreKnownByWhatTheySay() throws Exception {
        for (var header : List.of("Senior/Junior", "Junior/Senior", "Seniority", "Kind of staff")) {
            for (var day : List.of("Back to Index", "As at")) {
                var mixed = day + "," + header + "," + SENIOR
                        + "Sep-13,Senior,1,A,SCS4,Chief,L,Cabinet Office,Cabinet Office,Office,1,a@b,XX,0,1,165000,169999,Policy,,1\n"
                        + "Sep-13,Junior,,,EO,Clerk,,Cabinet Office,Cabinet Office,Office,,,1,,3,20000,25000,Policy,,1\n";
                var read = SmallCases.files(
                        Mapping.NONE.about("department-co"),
                        new Delivery.File("mixed.csv", mixed.getBytes(StandardCharsets.UTF_8)));
                assertThat(read.rows()).as(header).hasToString("rows: 2 read, 2 used, 0 reported");
                assertThat(SmallCases.values(read, "def#seniority"))
                        .as(header)
                        .allMatch(kind -> kind.matches(".*/(senior|junior)"))
                        .hasSize(2);
                assertThat(SmallCases.values(read, "dimension#refPeriod"))
                        .as(day)
                        .containsExactly("https://w3id.org/digital-commons/id/period/2013-09-30");
            }
        }
    }
}
