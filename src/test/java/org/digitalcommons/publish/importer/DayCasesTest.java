package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Days with weekdays and months by name, and years of two digits (Im6, Im11). */
class DayCasesTest {

    @Test
    void aWeekdayBeforeTheDayIsPassedOver() throws Exception {
        var read = SmallCases.payments(
                "Salford City Council,\"Wednesday, May 04, 2022\",600.00,Acme Limited",
                "Salford City Council,\"Thursday, May 05, 2022\",700.00,Bolt Limited",
                "Salford City Council,Fri 6 May 2022,1.00,Core Ltd",
                "Salford City Council,Sat 07/05/2022,1.00,Core Ltd",
                "Salford City Council,Sun May 08 00:00:00 BST 2022,1.00,Core Ltd",
                "Salford City Council,9th of May 2022,1.00,Core Ltd",
                "Salford City Council,May 10th 22,1.00,Core Ltd");
        assertThat(SmallCases.values(read, "payment#date"))
                .containsExactly(
                        "2022-05-04",
                        "2022-05-05",
                        "2022-05-06",
                        "2022-05-07",
                        "2022-05-08",
                        "2022-05-09",
                        "2022-05-10");
        assertThat(SmallCases.sums(read)).containsExactly("GBP 1305.00");
    }

    @Test
    void aContractOfTheLastCenturyStartsThere() throws Exception {
        var read = SmallCases.text("contracts.csv", """
                Organisation,Contract title,Supplier,Contract value,Start date,End date
                Salford City Council,Street lights,Acme Limited,1000000,01/04/98,31/03/28
                Salford City Council,Grass,Bolt Limited,5000,01/04/21,31/03/24
                """);
        assertThat(read.rows()).hasToString("rows: 2 read, 2 used, 0 reported");
        assertThat(SmallCases.values(read, "hasBeginning"))
                .containsExactly("1998-04-01T00:00:00Z", "2021-04-01T00:00:00Z");
        assertThat(SmallCases.values(read, "hasEnd")).containsExactly("2024-03-31T23:59:59Z", "2028-03-31T23:59:59Z");
    }

    @Test
    void aPaymentOfTwoDigitsIsNeverOfTheFutureAndElseItsYearIsNotClear() throws Exception {
        int next = (LocalDate.now(Clock.systemUTC()).getYear() + 2) % 100;
        var read = SmallCases.payments(
                "Salford City Council,01/06/99,1.00,Acme Limited",
                "Salford City Council,01/06/22,1.00,Acme Limited",
                "Salford City Council,01/06/%02d,1.00,Acme Limited".formatted(next));
        assertThat(SmallCases.values(read, "payment#date")).containsExactly("1999-06-01", "2022-06-01");
        assertThat(SmallCases.notes(read))
                .containsExactly("payments.csv, row 4: Cell not understood: Payment date: 01/06/%02d (year not clear)"
                        .formatted(next));
    }
}
