package org.digitalcommons.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.digitalcommons.synthetic.CodeLists.Concept;

/** What a synthetic body can do, and with what: from the market, from the commons, or alone. */
final class BodyCapabilities {

    private static final List<String> MAKERS =
            List.of("Alba", "Brio", "Cora", "Dova", "Elva", "Fero", "Gilo", "Hevo", "Isto", "Juno");

    private final BodyDraft draft;
    private final CodeLists lists;
    private final Market market;
    private final Dice dice;
    private final double size;
    private final PublicationText content;
    private final KnownAnswers answers;
    private final String body;
    private final Map<String, List<String>> implementations = new TreeMap<>();
    private final List<String> systems = new ArrayList<>();

    BodyCapabilities(BodyDraft draft) {
        this.draft = draft;
        this.lists = draft.lists();
        this.market = draft.market();
        this.dice = draft.dice();
        this.size = draft.size();
        this.content = draft.content();
        this.answers = draft.answers();
        this.body = draft.body();
    }

    /** Writes them. */
    void write() {
        for (var capability : lists.capabilities()) {
            if (dice.chance(Math.min(0.95, 0.35 + 0.15 * size))) {
                implement(capability);
                if (dice.chance(Math.min(0.6, 0.08 * size))) {
                    implement(capability);
                }
            }
        }
    }

    /** Runs a capability: for itself, with others, from the market or from the commons. */
    void implement(Concept capability) {
        var mine = implementations.computeIfAbsent(capability.address(), c -> new ArrayList<>());
        var address = draft.own(String.format(Locale.ROOT, "%s-%d", capability.code(), mine.size() + 1));
        mine.add(address);
        var about = content.thing(address, "commons:Implementation")
                .words("skos:prefLabel", String.format(Locale.ROOT, "%s %d", capability.name(), mine.size()))
                .link("commons:implements", capability.address())
                .link("commons:operatedBy", body);
        if (market.isCommon(capability.address()) && dice.chance(0.25)) {
            about.link("commons:implementationType", "concept:implementation-type/utility")
                    .link("commons:sourcing", "concept:sourcing/commons")
                    .link("commons:evolutionStage", "concept:evolution-stage/commodity")
                    .link("commons:provisionOf", Market.common(capability.address()));
            content.thing(address + "-consumption", "commons:Consumption")
                    .link("commons:consumer", body)
                    .link("commons:consumes", Market.common(capability.address()))
                    .date("schema:startDate", String.format(Locale.ROOT, "20%d-04-01", dice.between(18, 24)));
            draft.cost(address, "direct", 2_000, 1);
        } else if (market.isOffered(capability.address()) && dice.chance(0.2)) {
            about.link("commons:implementationType", "concept:implementation-type/product")
                    .link("commons:sourcing", "concept:sourcing/marketplace")
                    .link("commons:evolutionStage", "concept:evolution-stage/product")
                    .link("commons:provisionOf", Market.offered(capability.address()));
            draft.cost(address, "direct", 9_000, 0.9);
        } else {
            boolean bespoke = dice.chance(0.4);
            about.link("commons:implementationType", "concept:implementation-type/" + (bespoke ? "bespoke" : "product"))
                    .link("commons:sourcing", "concept:sourcing/local")
                    .link("commons:evolutionStage", "concept:evolution-stage/" + (bespoke ? "custom" : "product"));
            if (dice.chance(0.15)) {
                about.link("commons:process", dice.one(lists.processes()).address());
            }
            if (dice.chance(0.4)) {
                var product = dice.favourite(MAKERS) + capability.name().replace(" ", "");
                about.link("commons:supportedBy", system(address, product));
            }
            answers.runs(body, capability.address(), draft.cost(address, "direct", bespoke ? 30_000 : 14_000, 0.88));
        }
    }

    /** A system that supports an implementation. */
    String system(String implementation, String product) {
        var system = implementation + "-system";
        content.thing(system, "schema:SoftwareApplication").text("schema:name", product);
        systems.add(system);
        return system;
    }

    /** One of the implementations of a capability; one is made where there is none yet. */
    String implementation(String capability) {
        if (!implementations.containsKey(capability)) {
            implement(lists.capabilities().stream()
                    .filter(c -> c.address().equals(capability))
                    .findFirst()
                    .orElseThrow());
        }
        return dice.one(implementations.getOrDefault(capability, List.of()));
    }

    /** The systems so far. */
    List<String> systems() {
        return systems;
    }
}
