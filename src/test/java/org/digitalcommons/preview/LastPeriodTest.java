package org.digitalcommons.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.digitalcommons.Commons;
import org.digitalcommons.Granted;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.intake.Submission;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.validate.Verdict;
import org.junit.jupiter.api.Test;

/** Pb7: what would be published is compared with the last period, too. */
class LastPeriodTest {

    @Test
    void figuresAreComparedByWhatTheyAreOf() throws Exception {
        try (var commons = Granted.commons("ministry")) {
            assertThat(preview(commons, taxbase("2018", 28280, 47066)).sinceLastPeriod())
                    .isEmpty();
            publish(commons, taxbase("2017", 1, 2));
            publish(commons, taxbase("2018", 28280, 47066));
            var since = preview(commons, taxbase("2019", 28999, 47066))
                    .sinceLastPeriod()
                    .orElseThrow();
            assertThat(since.period()).as("the last before").isEqualTo("2018");
            assertThat(since.figures().values())
                    .singleElement()
                    .satisfies(value -> assertThat(value.thing().getURI()).endsWith("/id/body/ecode-E3831/dwellings/*"))
                    .satisfies(value ->
                            assertThat(value.before().getLiteralLexicalForm()).isEqualTo("28280"))
                    .satisfies(value ->
                            assertThat(value.after().getLiteralLexicalForm()).isEqualTo("28999"));
            assertThat(since.figures().same()).isPositive();
            assertThat(since.paymentsNow()).isZero();
        }
    }

    @Test
    void paymentsAreComparedByTheirNumberAndSum() throws Exception {
        try (var commons = Granted.commons("council")) {
            publish(commons, payments("2022-05", "612.50", "700.00"));
            var since = preview(commons, payments("2022-06", "612.50"))
                    .sinceLastPeriod()
                    .orElseThrow();
            assertThat(since.period()).isEqualTo("2022-05");
            assertThat(List.of(since.paymentsBefore(), since.paymentsNow())).containsExactly(2L, 1L);
            assertThat(since.sumBefore()).isEqualByComparingTo(new BigDecimal("1312.50"));
            assertThat(since.sumNow()).isEqualByComparingTo(new BigDecimal("612.50"));
        }
    }

    private static Delivery taxbase(String period, int adur, int allerdale) throws Exception {
        var text = "E-code,Authority,Dwellings on the valuation list\nE3831,Adur,%d\nE0931,Allerdale,%d\n"
                .formatted(adur, allerdale);
        return delivery("ministry", Map.of("format", "taxbase", "period", period), text);
    }

    private static Delivery payments(String month, String... amounts) throws Exception {
        var text = new StringBuilder("Date,Supplier,Amount\n");
        for (var amount : amounts) {
            text.append("%s-04,Sunny Benches Ltd,%s%n".formatted(month, amount));
        }
        return delivery("council", Map.of("format", "spend", "period", month, "about", "ecode-E2236"), text.toString());
    }

    private static Delivery delivery(String publisher, Map<String, String> details, String text) throws Exception {
        var file = new Delivery.File(
                "rows-%s.csv".formatted(details.get("period")), FileContent.of(text.getBytes(StandardCharsets.UTF_8)));
        return new Delivery(publisher, DeliveryDetails.of(details), List.of(file));
    }

    private static void publish(Commons commons, Delivery delivery) throws Exception {
        assertThat(commons.publish(delivery)).isInstanceOf(Outcome.Acceptance.class);
    }

    private static Preview preview(Commons commons, Delivery delivery) throws Exception {
        try (var assessment = commons.files().assess(Submission.of(delivery), ProgressListener.NONE)) {
            return commons.preview(assessment.candidate(), (Verdict.Pass) assessment.verdict());
        }
    }
}
