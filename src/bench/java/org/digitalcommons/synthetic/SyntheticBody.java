package org.digitalcommons.synthetic;

import java.util.Locale;

/**
 * One synthetic body: its posts, what it can do and with what, its services, costs, volumes, contracts and payments. It
 * follows from the seed and its number alone, so that a larger country only has more bodies.
 */
final class SyntheticBody {

    private final BodyDraft draft;

    SyntheticBody(CodeLists lists, Market market, long seed, int number, KnownAnswers answers) {
        this.draft = BodyDraft.of(lists, market, seed, number, answers);
    }

    /** What it publishes. */
    SyntheticPublication publication() {
        var title =
                String.format(Locale.ROOT, "%s %04d (synthetic)", draft.kind().title(), draft.number());
        draft.content()
                .thing(draft.body(), "cv:PublicOrganisation", "org:Organization")
                .words("skos:prefLabel", title)
                .value(
                        "org:identifier",
                        String.format(Locale.ROOT, "%04d", draft.number()),
                        "concept:identifier/synthetic")
                .link("org:classification", "concept:peer-group/synthetic-" + draft.kind())
                .link("dcat:contactPoint", "mailto:data@" + draft.code() + ".example");
        var staff = new BodyStaff(draft);
        staff.write();
        var capabilities = new BodyCapabilities(draft);
        capabilities.write();
        new BodyServices(draft, capabilities).write();
        var spending = new BodySpending(draft);
        if (draft.kind() == BodyDraft.Kind.council) {
            spending.lines();
        }
        spending.contracts(capabilities.systems());
        spending.payments();
        new PlantedFinds(draft, capabilities).write();
        draft.answers().staff(draft.body(), staff.bySide());
        return draft.content().publication(title + ": staff, services and costs", draft.seed());
    }
}
