package org.digitalcommons.synthetic;

import static org.digitalcommons.synthetic.BodyDraft.GBP;

import java.util.Locale;
import org.digitalcommons.synthetic.CodeLists.Concept;

/** What is planted in synthetic bodies to be found, and what looks like it and is not. */
final class PlantedFinds {

    private final BodyDraft draft;
    private final CodeLists lists;
    private final long seed;
    private final int number;
    private final BodyDraft.Kind kind;
    private final PublicationText content;
    private final KnownAnswers answers;
    private final String body;
    private final BodyCapabilities capabilities;

    PlantedFinds(BodyDraft draft, BodyCapabilities capabilities) {
        this.draft = draft;
        this.lists = draft.lists();
        this.seed = draft.seed();
        this.number = draft.number();
        this.kind = draft.kind();
        this.content = draft.content();
        this.answers = draft.answers();
        this.body = draft.body();
        this.capabilities = capabilities;
    }

    /**
     * Plants what is to be found, in every ten bodies: three bodies with one product for one capability, two services
     * with the same steps under two names, a third with the same steps in another order, and two bodies whose "booking
     * system" is a different thing.
     */
    void write() {
        int block = number / BodyDraft.BLOCK;
        int first = block * BodyDraft.BLOCK;
        switch (number % BodyDraft.BLOCK) {
            case 1, 2, 3 -> planted(block, first);
            case 4, 5 -> sameSteps(block, first, false);
            case 6 -> sameSteps(block, first, true);
            case 7 -> booking("venue-booking");
            case 8 -> {
                booking("appointment-booking");
                answers.different("booking", BodyDraft.own(first + 7, "planted-booking"), draft.own("planted-booking"));
            }
            default -> {}
        }
    }

    private void planted(int block, int first) {
        var capability = lists.capabilities().get(block % lists.capabilities().size());
        ownSystem(
                "planted-product",
                capability,
                String.format(Locale.ROOT, "Plantedware %d", block),
                1_000_000L * (number % BodyDraft.BLOCK));
        for (int other = first + 1; other < number; other++) {
            answers.same("system", BodyDraft.own(other, "planted-product"), draft.own("planted-product"));
        }
    }

    private void booking(String code) {
        var capability = lists.capabilities().stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .orElseThrow();
        ownSystem("planted-booking", capability, "Booking system", 2_500_000L);
    }

    private void ownSystem(String name, Concept capability, String product, long pence) {
        var address = draft.own(name);
        content.thing(address, "commons:Implementation")
                .words("skos:prefLabel", product)
                .link("commons:implements", capability.address())
                .link("commons:operatedBy", body)
                .link("commons:implementationType", "concept:implementation-type/product")
                .link("commons:sourcing", "concept:sourcing/local")
                .link("commons:evolutionStage", "concept:evolution-stage/product")
                .link("commons:supportedBy", capabilities.system(address, product));
        content.figure(address + "-cost", "commons:CostObservation", PublicationText.YEAR)
                .link("commons:subject", address)
                .link("commons:basis", "concept:basis/direct")
                .link("commons:currency", GBP)
                .money("commons:amount", pence);
        answers.runs(body, capability.address(), pence);
    }

    private void sameSteps(int block, int first, boolean inAnotherOrder) {
        var steps = new Dice(seed, -1 - block).shuffled(lists.stepTypes()).subList(0, 7);
        var address = draft.own("planted-pattern");
        var pattern = content.thing(address, "commons:ServicePattern", "skos:Concept")
                .words("skos:prefLabel", String.format(Locale.ROOT, "Way of working of %s %04d", kind, number))
                .text("dcat:version", "1.0");
        for (int s = 1; s <= steps.size(); s++) {
            pattern.link("commons:hasStep", address + "/" + s);
        }
        var capability = lists.capabilities().getFirst().address();
        for (int s = 1; s <= steps.size(); s++) {
            var type = steps.get(inAnotherOrder ? s % steps.size() : s - 1);
            content.part(address + "/" + s, "commons:Step")
                    .whole("schema:position", s)
                    .words("skos:prefLabel", String.format(Locale.ROOT, "%s at %s", type.name(), kind))
                    .link("commons:stepType", type.address())
                    .link("commons:requiresCapability", capability);
        }
        var service = draft.own("planted-service");
        content.thing(service, "cpsv:PublicService")
                .words("dct:title", String.format(Locale.ROOT, "Service of its own kind %04d", number))
                .link("cv:hasCompetentAuthority", body)
                .link("cv:isClassifiedBy", lists.serviceTypes().getFirst().address())
                .link("commons:followsPattern", address)
                .link("commons:uses", capabilities.implementation(capability));
        if (inAnotherOrder) {
            answers.different("order", BodyDraft.own(first + 4, "planted-service"), service);
            answers.different("order", BodyDraft.own(first + 5, "planted-service"), service);
        } else if (number % BodyDraft.BLOCK == 5) {
            answers.same("steps", BodyDraft.own(first + 4, "planted-service"), service);
        }
    }
}
