package org.digitalcommons.synthetic;

import static org.digitalcommons.synthetic.BodyDraft.GBP;

import java.util.ArrayList;
import org.digitalcommons.synthetic.CodeLists.Concept;
import org.digitalcommons.synthetic.CodeLists.Pattern;

/** The services of a synthetic body, what they cost and how often they are asked for. */
final class BodyServices {

    private final BodyDraft draft;
    private final CodeLists lists;
    private final Dice dice;
    private final double size;
    private final PublicationText content;
    private final String body;
    private final BodyCapabilities capabilities;

    BodyServices(BodyDraft draft, BodyCapabilities capabilities) {
        this.draft = draft;
        this.lists = draft.lists();
        this.dice = draft.dice();
        this.size = draft.size();
        this.content = draft.content();
        this.body = draft.body();
        this.capabilities = capabilities;
    }

    /** Writes them. */
    void write() {
        int count = (int) Math.min(lists.serviceTypes().size(), 4 + 10 * size);
        for (var type : dice.shuffled(lists.serviceTypes()).subList(0, count)) {
            int position = lists.serviceTypes().indexOf(type);
            service(
                    type,
                    lists.patterns().get(position % lists.patterns().size()),
                    lists.serviceGroups().get(position % lists.serviceGroups().size()));
        }
    }

    private void service(Concept type, Pattern pattern, Concept group) {
        var address = draft.own("service-" + type.code());
        var uses = new ArrayList<String>();
        var needed = pattern.capabilities();
        for (var capability : needed) {
            // Some services miss something that their pattern needs.
            if (uses.size() != needed.size() - 1 || !dice.chance(0.05)) {
                uses.add(capabilities.implementation(capability));
            }
        }
        var service = content.thing(address, "cpsv:PublicService")
                .words("dct:title", type.name())
                .link("cv:hasCompetentAuthority", body)
                .link("cv:isClassifiedBy", type.address())
                .link("commons:followsPattern", pattern.address())
                .link("commons:serviceGroup", group.address())
                .link("commons:enablingMode", "concept:enabling-mode/" + (dice.chance(0.7) ? "served" : "regulated"));
        uses.forEach(implementation -> service.link("commons:uses", implementation));
        if (dice.chance(0.3)) {
            var step = pattern.steps().getFirst();
            service.link("commons:hasStep", address + "-step");
            content.part(address + "-step", "commons:ServiceStep")
                    .words("skos:prefLabel", step.name() + " our own way")
                    .link("commons:realizes", step.address())
                    .link("commons:uses", uses.getFirst());
        }
        money(address);
    }

    private void money(String service) {
        long pence = draft.cost(service, "full-cost", 60_000, 0.85);
        if (!dice.chance(0.92)) {
            return;
        }
        long quantity = Math.max(5, (long) (size * dice.skewed(60, 6_000, 1.1)));
        content.figure(service + "-volume", "commons:VolumeObservation", PublicationText.YEAR)
                .link("commons:subject", service)
                .tenths("commons:quantity", 10 * quantity)
                .link("commons:quantityUnit", "concept:unit/application");
        if (pence >= 0 && dice.chance(0.15)) {
            content.figure(service + "-unit-cost", "commons:DeclaredUnitCost", PublicationText.YEAR)
                    .link("commons:subject", service)
                    .money("commons:amount", (2 * pence + quantity) / (2 * quantity))
                    .link("commons:currency", GBP)
                    .link("commons:numerator", service + "-cost")
                    .link("commons:denominator", service + "-volume")
                    .link("commons:perUnit", "concept:unit/application");
        }
    }
}
