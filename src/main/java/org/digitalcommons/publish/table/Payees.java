package org.digitalcommons.publish.table;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells names of people who are paid from names of suppliers, as far as a name alone tells: by a title
 * before it. In doubt a name is kept, since those who pay are bound to publish whom they pay and to
 * take out whom they may not name.
 */
final class Payees {

    private static final Pattern TITLED = Pattern.compile(
            "(?i)^(mr|mrs|ms|miss|mx|master|dr|prof|professor|rev|revd|reverend|sir|dame|lady|lord)\\b\\.?(\\s*(&|and|/)\\s*(mr|mrs|ms|miss|dr))?\\s+.*"
                    + "|.*[, ]\\s*(mr|mrs|ms|miss)\\.?$");

    /** Words that a firm has in its name, with or without a title before it. */
    private static final Pattern FIRM = Pattern.compile(
            "(?i).*\\b(ltd|limited|plc|llp|cic|inc|gmbh|trust|company|co|services|school|college|university|solicitors|partners|partnership|group|association|hotel|practice|surgery|pharmacy|centre|t/a|trading as)\\b.*");

    private Payees() {}

    /** The name of a supplier; empty for the name of a person. */
    static Optional<String> supplier(String name) {
        var bare = name.strip();
        return TITLED.matcher(bare).matches()
                        && !FIRM.matcher(bare.toLowerCase(Locale.ROOT)).matches()
                ? Optional.empty()
                : Optional.of(bare);
    }
}
