package org.digitalcommons.synthetic;

import java.util.Locale;

/**
 * What the chapters of one synthetic body share: whose it is, how large, and the text that they write in turn.
 *
 * @param lists the code lists that it is made of
 * @param market what it may buy and consume
 * @param seed of the country
 * @param number of the body, counted from 1
 * @param kind what kind of body it is
 * @param dice its own; the order in which they are thrown is a part of the data
 * @param size how large it is; one is small
 * @param content what it publishes
 * @param answers is told what is known of it
 */
record BodyDraft(
        CodeLists lists,
        Market market,
        long seed,
        int number,
        Kind kind,
        Dice dice,
        double size,
        PublicationText content,
        KnownAnswers answers) {

    static final String GBP = "cur:GBP";

    /** The last digit of a body's number says of what kind it is, and what is planted in it. */
    static final int BLOCK = 10;

    /** The kinds of bodies, each a peer group of its own that no real body is in. */
    enum Kind {
        council("Council"),
        trust("Trust"),
        department("Department");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        private static Kind of(int number) {
            int digit = number % BLOCK;
            return digit == 0 ? department : digit >= 8 ? trust : council;
        }

        /** What such a body is called. */
        String title() {
            return title;
        }
    }

    /** The empty draft of a body. */
    static BodyDraft of(CodeLists lists, Market market, long seed, int number, KnownAnswers answers) {
        var dice = new Dice(seed, number);
        var code = code(number);
        return new BodyDraft(
                lists,
                market,
                seed,
                number,
                Kind.of(number),
                dice,
                dice.skewed(0.4, 15, 1.1),
                new PublicationText(code, "organisation", code),
                answers);
    }

    private static String code(int number) {
        return String.format(Locale.ROOT, "synthetic-%04d", number);
    }

    /** The code of the body. */
    String code() {
        return code(number);
    }

    /** The body. */
    String body() {
        return "id:body/" + code();
    }

    /** A thing of this body. */
    String own(String name) {
        return own(number, name);
    }

    /** A thing of any body. */
    static String own(int number, String name) {
        return String.format(Locale.ROOT, "id:synthetic/%04d/%s", number, name);
    }

    /** A cost of the year, in pence; below zero when it is one of those that are not published. */
    long cost(String subject, String basis, long pounds, double published) {
        long pence = (long) (100 * pounds * size * dice.skewed(0.3, 12, 1.2));
        var cost = content.figure(subject + "-cost", "commons:CostObservation", PublicationText.YEAR)
                .link("commons:subject", subject)
                .link("commons:basis", "concept:basis/" + basis)
                .link("commons:currency", GBP);
        if (!dice.chance(published)) {
            cost.link("sdmxa:obsStatus", "sdmxc:obsStatus-M");
            return -1;
        }
        cost.money("commons:amount", pence);
        if (dice.chance(0.2)) {
            content.figure(subject + "-cost-before", "commons:CostObservation", PublicationText.YEAR_BEFORE)
                    .link("commons:subject", subject)
                    .link("commons:basis", "concept:basis/" + basis)
                    .link("commons:currency", GBP)
                    .money("commons:amount", pence * 97 / 100);
        }
        return pence;
    }
}
