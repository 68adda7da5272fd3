package org.digitalcommons.synthetic;

import static org.digitalcommons.synthetic.BodyDraft.GBP;

import java.util.List;
import java.util.Locale;

/** What a synthetic body spends: by service line, under contracts, and in payments. */
final class BodySpending {

    private final BodyDraft draft;
    private final CodeLists lists;
    private final Dice dice;
    private final double size;
    private final PublicationText content;
    private final String body;

    BodySpending(BodyDraft draft) {
        this.draft = draft;
        this.lists = draft.lists();
        this.dice = draft.dice();
        this.size = draft.size();
        this.content = draft.content();
        this.body = draft.body();
    }

    /** The spending of a council by service line, and its dwellings. */
    void lines() {
        content.figure(draft.own("dwellings"), "commons:VolumeObservation", PublicationText.YEAR)
                .link("commons:subject", body)
                .tenths("commons:quantity", 10 * (long) (20_000 * size + dice.between(0, 9_999)))
                .link("commons:quantityUnit", "concept:unit/dwelling");
        for (var line : lists.serviceLines()) {
            var cost = content.figure(draft.own("line-" + line.code()), "commons:CostObservation", PublicationText.YEAR)
                    .link("commons:subject", body)
                    .link("commons:serviceLine", line.address())
                    .link("commons:basis", "concept:basis/net-current-expenditure")
                    .link("commons:currency", GBP);
            if (dice.chance(0.04)) {
                cost.link("sdmxa:obsStatus", "sdmxc:obsStatus-M");
            } else {
                cost.money("commons:amount", 100_000L * (long) (size * dice.skewed(800, 9_000, 1.5)));
            }
        }
    }

    /** Contracts for some of its systems. */
    void contracts(List<String> systems) {
        int count = (int) Math.min(systems.size(), 2 + 3 * size);
        for (int c = 1; c <= count; c++) {
            var contract = draft.own("contract-" + c);
            long signed = 100L * (long) (size * dice.skewed(12_000, 900_000, 1));
            long now = signed * dice.between(95, 140) / 100;
            int begins = dice.between(2019, 2024);
            content.thing(contract, "epo:Contract")
                    .words("dct:title", String.format(Locale.ROOT, "Contract %d", c))
                    .link("epo:bindsBuyer", contract + "/buyer")
                    .link("epo:bindsContractor", contract + "/contractor")
                    .link("epo:isSubjectToContractSpecificTerm", contract + "/term")
                    .link("commons:procures", systems.get(c - 1))
                    .link("commons:originalValue", contract + "/original")
                    .link("commons:currentValue", contract + "/current")
                    .date("commons:lockInEnd", (begins + 2) + "-03-31");
            content.part(contract + "/buyer", "epo:Buyer").link("epo:playedBy", body);
            content.part(contract + "/contractor", "epo:Contractor")
                    .link("epo:playedBy", dice.favourite(Market.suppliers()));
            content.part(contract + "/term", "epo:ContractTerm")
                    .link("epo:definesContractPeriod", contract + "/period");
            content.part(contract + "/period", "epo:Period")
                    .value("epo:hasBeginning", begins + "-04-01T00:00:00Z", "xsd:dateTime")
                    .value("epo:hasEnd", (begins + dice.between(3, 6)) + "-03-31T23:59:59Z", "xsd:dateTime");
            amount(contract + "/original", signed);
            amount(contract + "/current", now);
        }
    }

    private void amount(String address, long pence) {
        content.part(address, "epo:MonetaryValue")
                .money("epo:hasAmountValue", pence)
                .link("epo:hasCurrency", GBP);
    }

    /** Payments of the year. */
    void payments() {
        int count = (int) Math.min(120, 6 + 6 * size);
        for (int p = 1; p <= count; p++) {
            var payment = content.thing(draft.own("payment-" + p), "commons:SpendLine")
                    .link("dct:isPartOf", content.publication())
                    .link("qb:dataSet", content.publication())
                    .link("commons:subject", body)
                    .date(
                            "payment:date",
                            String.format(Locale.ROOT, "2024-%02d-%02d", dice.between(4, 12), dice.between(1, 28)))
                    .money("commons:amount", 100L * (long) dice.skewed(500, 90_000, 1))
                    .link("commons:currency", GBP)
                    .text("commons:spentOn", dice.chance(0.5) ? "Software" : "Agency staff");
            if (dice.chance(0.93)) {
                payment.link("payment:payee", dice.favourite(Market.suppliers()));
            }
        }
    }
}
