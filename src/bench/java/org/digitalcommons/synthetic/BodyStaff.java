package org.digitalcommons.synthetic;

import static org.digitalcommons.synthetic.BodyDraft.GBP;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The units of a synthetic body, its posts, and who fills them. */
final class BodyStaff {

    private final BodyDraft draft;
    private final CodeLists lists;
    private final Dice dice;
    private final double size;
    private final PublicationText content;
    private final String body;
    private final List<String> superiors = new ArrayList<>();
    private final Map<String, Long> staff = new HashMap<>();

    BodyStaff(BodyDraft draft) {
        this.draft = draft;
        this.lists = draft.lists();
        this.dice = draft.dice();
        this.size = draft.size();
        this.content = draft.content();
        this.body = draft.body();
    }

    /** Writes them. */
    void write() {
        var chief = draft.own("post-chief");
        content.thing(chief, "org:Post")
                .words("skos:prefLabel", "Chief executive")
                .link("org:postIn", body);
        int units = 3 + (int) Math.min(15, 2 * size);
        for (int u = 1; u <= units; u++) {
            var unit = draft.own("unit-" + u);
            boolean corporate = u <= 1 + units / 5;
            content.thing(unit, "org:OrganizationalUnit")
                    .words("skos:prefLabel", (corporate ? "Corporate services " : "Services ") + u)
                    .link("org:unitOf", body);
            superiors.clear();
            post(unit, String.format(Locale.ROOT, "unit-%d-head", u), "Head of unit", chief);
            int leads = dice.between(0, 2);
            for (int p = 1; p <= leads; p++) {
                post(unit, String.format(Locale.ROOT, "unit-%d-lead-%d", u, p), "Team leader", superiors.getFirst());
            }
            int kinds = dice.between(4, 12);
            for (int s = 1; s <= kinds; s++) {
                staff(unit, String.format(Locale.ROOT, "unit-%d-staff-%d", u, s), s, corporate);
            }
        }
    }

    private void post(String unit, String name, String title, String superior) {
        var post = draft.own("post-" + name);
        content.thing(post, "org:Post")
                .words("skos:prefLabel", title)
                .link("org:postIn", unit)
                .link("org:reportsTo", superior);
        superiors.add(post);
    }

    private void staff(String unit, String name, int grade, boolean corporate) {
        var profession = lists.professions().stream()
                .filter(p -> !corporate && p.code().equals("operational-delivery") && dice.chance(0.6))
                .findFirst()
                .orElseGet(() -> dice.one(lists.professions()));
        boolean senior = grade >= 7;
        boolean vacant = dice.chance(0.06);
        long tenths = Math.max(2, (long) (100 * size * dice.skewed(0.5, 20, 1.3)) / (senior ? 8 : 1));
        long pay = 2_200_000L + 350_000L * grade;
        var staffing = content.figure(draft.own(name), "commons:StaffingObservation", PublicationText.YEAR)
                .link("commons:unit", unit)
                .link("commons:profession", profession.address())
                .link("commons:seniority", "concept:seniority/" + (senior ? "senior" : "junior"))
                .text("commons:grade", "G" + grade)
                .text("commons:jobTitle", profession.code() + " " + grade)
                .link("commons:reportsToPost", dice.one(superiors))
                .tenths("commons:fullTimeEquivalent", tenths);
        if (vacant) {
            staffing.link("commons:occupancy", "concept:occupancy/vacant");
        } else {
            staffing.whole("commons:headcount", (tenths + 9) / 10 + dice.between(0, 2));
        }
        if (dice.chance(0.9)) {
            staffing.money("commons:amountLower", pay * tenths / 10)
                    .money("commons:amountUpper", pay * 115 / 100 * tenths / 10)
                    .link("commons:currency", GBP);
        }
        staff.merge(senior ? profession.senior() : profession.junior(), tenths, Long::sum);
    }

    /** How many posts, in tenths, there are on each side. */
    Map<String, Long> bySide() {
        return staff;
    }
}
