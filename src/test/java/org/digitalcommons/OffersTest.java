package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.query.Answer;
import org.digitalcommons.validate.Report;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mission A8: a price feed is imported, and changing the feed changes what is answered about the capability. */
@Tag("slow")
class OffersTest {

    private static final String FEED = """
            item,capability,supplier,price,currency,unit,valid from
            Oakline Pay,payment taking,Oakline plc,£0.18,GBP,payment,01/04/2025
            """;
    private static final String RECORDS = """
            [{"product": "Oakline Pay", "capability": "payment taking", "seller": "Oakline plc", "price": 0.15,
              "priceCurrency": "GBP", "unit": "payment", "validFrom": "2025-04-01"}]
            """;

    @Test
    void changingTheFeedChangesThePriceOfTheCapability() throws Exception {
        try (var commons = Granted.commons("marketplace")) {
            publish(commons, "prices.csv", FEED);
            assertThat(prices(commons)).contains("Oakline Pay", "List price", "0.18", "2025-04-01", "Oakline plc");
            publish(commons, "prices.json", RECORDS);
            assertThat(prices(commons)).contains("0.15").doesNotContain("0.18");
        }
    }

    private static void publish(Commons commons, String name, String text) throws Unreadable {
        var outcome = commons.publish(new Delivery(
                "marketplace",
                Optional.empty(),
                Optional.of("2025"),
                Optional.empty(),
                "https://creativecommons.org/publicdomain/zero/1.0/",
                Optional.empty(),
                List.of(new Delivery.File(name, text.getBytes(StandardCharsets.UTF_8)))));
        assertThat(outcome).as(new Report(outcome.verdict()).text()).isInstanceOf(Outcome.Acceptance.class);
        commons.upkeep().derive(step -> {});
    }

    private static String prices(Commons commons) {
        return new String(
                commons.ask("prices-of-capability", Map.of("capability", Term.CONCEPT + "capability/payment-taking"))
                        .as(Answer.AnswerFormat.CSV),
                StandardCharsets.UTF_8);
    }
}
