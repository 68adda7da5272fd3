package org.digitalcommons.publish.table;

import java.util.Map;
import java.util.regex.Pattern;

/** Reads the character references of HTML that some systems leave in the text they publish. */
final class Entities {

    private static final Pattern REFERENCE =
            Pattern.compile("&(#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5}|amp|lt|gt|quot|apos|nbsp);");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private Entities() {}

    /** The text with every reference read as its character; read twice, because some texts were written twice. */
    static String decoded(String text) {
        var once = text.indexOf('&') < 0 ? text : once(text);
        return once.indexOf('&') < 0 ? once : once(once);
    }

    private static String once(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> {
            var name = found.group(1);
            if (!name.startsWith("#")) {
                return java.util.regex.Matcher.quoteReplacement(NAMED.getOrDefault(name, ""));
            }
            int code = name.startsWith("#x")
                    ? Integer.parseInt(name.substring(2), 16)
                    : Integer.parseInt(name.substring(1));
            return java.util.regex.Matcher.quoteReplacement(
                    Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : "");
        });
    }
}
