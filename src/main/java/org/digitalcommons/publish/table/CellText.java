package org.digitalcommons.publish.table;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.commons.text.StringEscapeUtils;

/**
 * What a cell says, in one form for all the ways that people write numbers and days, and what was changed to get there.
 *
 * @param text the value in its one form; empty when the cell says nothing that can be read
 * @param change what was changed, in words that are the same for every cell changed so; empty when nothing was
 * @param isReadable false when the cell says something that is not understood
 * @param doubt why it is not understood, beyond what stands there; empty when that says all
 */
record CellText(Optional<String> text, String change, boolean isReadable, String doubt) {

    /** The value as a number; empty when it is none. */
    Optional<BigDecimal> asNumber() {
        return isReadable ? text.map(BigDecimal::new) : Optional.empty();
    }

    static CellText same(String text) {
        return new CellText(Optional.of(text), "", true, "");
    }

    static CellText changed(String text, String change) {
        return new CellText(Optional.of(text), change, true, "");
    }

    static CellText nothing(String change) {
        return new CellText(Optional.empty(), change, true, "");
    }

    static CellText unreadable(String raw, String doubt) {
        return new CellText(Optional.of(raw), "", false, doubt);
    }

    /** A text with every character reference of HTML read as its character; read twice, because some are written twice. */
    static String unescaped(String text) {
        var once = text.indexOf('&') < 0 ? text : unescapedOnce(text);
        return once.indexOf('&') < 0 ? once : unescapedOnce(once);
    }

    private static String unescapedOnce(String text) {
        try {
            return StringEscapeUtils.unescapeHtml4(text.replace("&nbsp;", " ").replace("&apos;", "'"))
                    .replaceAll("\\p{Cntrl}", "");
        } catch (IllegalArgumentException noSuchCharacter) {
            return text;
        }
    }
}
