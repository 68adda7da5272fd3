package org.digitalcommons.synthetic;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.digitalcommons.name.Iris;

/** The synthetic market: suppliers, and components on offer or in common, which synthetic bodies buy and consume. */
final class Market {

    static final String CODE = "synthetic-market";

    private static final int SUPPLIERS = 30;
    private static final int EVERY_COMMON = 5;
    private static final int EVERY_OFFERED = 2;

    private final CodeLists lists;

    Market(CodeLists lists) {
        this.lists = lists;
    }

    /** The suppliers, the largest first. */
    static List<String> suppliers() {
        return IntStream.rangeClosed(1, SUPPLIERS).mapToObj(Market::supplier).toList();
    }

    private static String supplier(int number) {
        return String.format(Locale.ROOT, "id:body/synthetic-supplier-%02d", number);
    }

    /** Whether there is a commons component for a capability. */
    boolean isCommon(String capability) {
        return position(capability) % EVERY_COMMON == 0;
    }

    /** Whether there is a component on offer for a capability. */
    boolean isOffered(String capability) {
        return position(capability) % EVERY_OFFERED == 1;
    }

    private int position(String capability) {
        for (int i = 0; i < lists.capabilities().size(); i++) {
            if (lists.capabilities().get(i).address().equals(capability)) {
                return i;
            }
        }
        throw new IllegalArgumentException(capability + " is not in the code list");
    }

    /** The commons component for a capability. */
    static String common(String capability) {
        return "id:component/synthetic-common-" + Iris.lastSegment(capability);
    }

    /** The component on offer for a capability. */
    static String offered(String capability) {
        return "id:component/synthetic-" + Iris.lastSegment(capability);
    }

    SyntheticPublication publication(long seed) {
        var dice = new Dice(seed, 0);
        var content = new PublicationText(CODE, "components", CODE);
        for (int number = 1; number <= SUPPLIERS; number++) {
            content.thing(supplier(number), "org:FormalOrganization", "org:Organization")
                    .words("skos:prefLabel", String.format(Locale.ROOT, "Supplier %02d (synthetic)", number))
                    .value(
                            "org:identifier",
                            String.format(Locale.ROOT, "supplier-%02d", number),
                            "concept:identifier/synthetic")
                    .link("org:classification", "concept:peer-group/synthetic-supplier");
        }
        for (var capability : lists.capabilities()) {
            if (isCommon(capability.address())) {
                content.thing(
                                common(capability.address()),
                                "commons:Component",
                                "commons:CommonsComponent",
                                "schema:SoftwareApplication")
                        .words(
                                "skos:prefLabel",
                                String.format(Locale.ROOT, "Common %s (synthetic)", lower(capability.name())))
                        .link("commons:implements", capability.address())
                        .link("commons:origin", "concept:origin/commissioned")
                        .link("commons:evolutionStage", "concept:evolution-stage/commodity");
            }
            if (isOffered(capability.address())) {
                offer(content, dice, capability);
            }
        }
        return content.publication("Market of the synthetic country: suppliers and components", seed);
    }

    private static void offer(PublicationText content, Dice dice, CodeLists.Concept capability) {
        var component = offered(capability.address());
        content.thing(component, "commons:Component", "schema:SoftwareApplication")
                .words("skos:prefLabel", String.format(Locale.ROOT, "%s for sale (synthetic)", capability.name()))
                .link("commons:implements", capability.address())
                .link("commons:origin", "concept:origin/market")
                .link("commons:evolutionStage", "concept:evolution-stage/product");
        var offer = "id:synthetic/market/offer-" + capability.code();
        content.thing(offer, "schema:Offer")
                .link("schema:itemOffered", component)
                .link("schema:offeredBy", dice.favourite(suppliers()))
                .date("schema:validFrom", "2024-04-01")
                .date("schema:validThrough", "2025-03-31")
                .link("schema:priceSpecification", offer + "/price");
        content.part(offer + "/price", "schema:UnitPriceSpecification")
                .link("commons:priceKind", "concept:price-kind/" + (dice.chance(0.7) ? "list" : "ceiling"))
                .money("schema:price", 100L * dice.between(5, 900))
                .text("schema:priceCurrency", "GBP")
                .link("commons:perUnit", "concept:unit/month");
    }

    private static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
