package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.junit.jupiter.api.Test;

/** Amounts in other currencies and numbers of other countries (Im2, Im3, Im18). */
class AmountCasesTest {

    @Test
    void anAmountKeepsTheCurrencyThatStandsBesideIt() throws Exception {
        var read = SmallCases.payments(
                "Salford City Council,01/06/2022,\"€1,000.00\",Acme Limited",
                "Salford City Council,02/06/2022,USD 500.00,Bolt Limited",
                "Salford City Council,03/06/2022,-£1.00,Core Ltd",
                "Salford City Council,04/06/2022,7.00 EUR,Acme Limited");
        assertThat(SmallCases.sums(read)).containsExactly("EUR 1007.00", "GBP -1.00", "USD 500.00");
        assertThat(read.columns())
                .contains(
                        "Net amount, EUR: 1007.00 read, 1007.00 used, 0 reported.",
                        "Net amount, GBP: -1.00 read, -1.00 used, 0 reported.",
                        "Net amount, USD: 500.00 read, 500.00 used, 0 reported.");
    }

    @Test
    void theHeaderSaysTheCurrencyWhereTheCellsDoNot() throws Exception {
        for (var header : new String[] {"Amount (€)", "Net amount EUR", "Net amount in EUR", "Amount [EUR]"}) {
            var read = SmallCases.text(
                    "euro.csv",
                    "Body name,Payment date,%s,Supplier name\nSalford City Council,01/06/2022,1000.00,Acme\nSalford City Council,01/06/2022,£5,Acme\n"
                            .formatted(header));
            assertThat(SmallCases.sums(read)).as(header).containsExactly("EUR 1000.00", "GBP 5");
        }
    }

    @Test
    void aSignThatManyCountriesUseIsReported() throws Exception {
        var read = SmallCases.payments(
                "Salford City Council,01/06/2022,$500.00,Acme Limited",
                "Salford City Council,02/06/2022,1.00,Core Ltd");
        assertThat(SmallCases.sums(read)).containsExactly("GBP 1.00");
        assertThat(SmallCases.notes(read))
                .containsExactly("payments.csv, row 2: Currency not known: Net amount: $500.00");
    }

    @Test
    void twoCurrenciesInOneRowAreReported() throws Exception {
        var read = SmallCases.text(
                "two.csv",
                "Body name,Payment date,Net amount,Gross amount,Supplier name\nSalford City Council,01/06/2022,€5,£6,Acme\nSalford City Council,01/06/2022,€5,€6,Acme\n");
        assertThat(SmallCases.sums(read)).containsExactly("EUR 5");
        assertThat(SmallCases.notes(read)).containsExactly("two.csv, row 2: Two currencies in one row: EUR and GBP");
    }

    @Test
    void aTableWithoutAPlaceForCurrenciesReportsThem() throws Exception {
        var read =
                SmallCases.files(Mapping.NONE, new Delivery.File("junior.csv", """
                        Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (€),Payscale Maximum (€),Generic Job Title,Number of Posts in FTE,Professional/Occupational Group
                        Cabinet Office,Cabinet Office,A,1,EO,1,2,Clerk,€3,Policy
                        Cabinet Office,Cabinet Office,A,1,EO,1,2,Clerk,4,Policy
                        """.getBytes(StandardCharsets.UTF_8)));
        assertThat(SmallCases.notes(read))
                .anyMatch(note -> note.startsWith("junior.csv, row 2: Another currency: EUR"));
    }

    @Test
    void aColumnWritesDecimalsInOneWayAndItsClearCellsTellWhich() throws Exception {
        var read = SmallCases.text("comma.csv", """
                Body name;Payment date;Net amount;Supplier name
                Salford City Council;01/06/2022;1.234;Acme Limited
                Salford City Council;02/06/2022;700,50;Bolt Limited
                Salford City Council;03/06/2022;12,00;Core Ltd
                """);
        assertThat(SmallCases.sums(read)).containsExactly("GBP 1946.50");
        assertThat(read.columns()).contains("Net amount: 1946.50 read, 1946.50 used, 0 reported.");
    }

    @Test
    void aShareOfAPostWithADecimalCommaIsNoThousand() throws Exception {
        var read =
                SmallCases.files(Mapping.NONE, new Delivery.File("junior.csv", """
                        Parent Department;Organisation;Unit;Reporting Senior Post;Grade;Payscale Minimum (£);Payscale Maximum (£);Generic Job Title;Number of Posts in FTE;Professional/Occupational Group
                        Cabinet Office;Cabinet Office;A;1;EO;1;2;Clerk;0,875;Policy
                        Cabinet Office;Cabinet Office;A;1;EO;1;2;Clerk;1,125;Policy
                        """.getBytes(StandardCharsets.UTF_8)));
        assertThat(SmallCases.values(read, "fullTimeEquivalent")).containsExactly("2.0");
    }

    @Test
    void aCellThatContradictsItsColumnIsReported() throws Exception {
        var read = SmallCases.payments(
                "Salford City Council,01/06/2022,\"1,234.50\",Acme Limited",
                "Salford City Council,02/06/2022,700.50,Bolt Limited",
                "Salford City Council,03/06/2022,\"12,5\",Core Ltd");
        assertThat(SmallCases.sums(read)).containsExactly("GBP 1935.00");
        assertThat(SmallCases.notes(read))
                .containsExactly(
                        "payments.csv, row 4: Cell not understood: Net amount: 12,5 (the column writes a decimal point)");
    }

    @Test
    void whereACellCouldBeEitherAndTheColumnDoesNotTellItIsReported() throws Exception {
        var read = SmallCases.payments(
                "Salford City Council,01/06/2022,\"12,5\",Acme Limited",
                "Salford City Council,02/06/2022,12.5,Bolt Limited",
                "Salford City Council,03/06/2022,\"1,234\",Core Ltd");
        assertThat(SmallCases.sums(read)).containsExactly("GBP 25.0");
        assertThat(SmallCases.notes(read)).hasSize(1).first().asString().contains("row 4", "1,234");
    }

    @Test
    void aDashBehindACurrencySignIsZero() throws Exception {
        var read = SmallCases.payments(
                "Salford City Council,01/06/2022,£-,Acme Limited",
                "Salford City Council,02/06/2022, £ -   ,Bolt Limited",
                "Salford City Council,03/06/2022,£5.00,Core Ltd");
        assertThat(read.rows()).hasToString("rows: 3 read, 3 used, 0 reported");
        assertThat(SmallCases.sums(read)).containsExactly("GBP 5.00");
    }
}
