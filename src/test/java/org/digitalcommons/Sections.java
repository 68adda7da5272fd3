package org.digitalcommons;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The generated parts of a page that is written by hand otherwise: each between two marks that name it. */
final class Sections {

    private static final Pattern SECTION =
            Pattern.compile("(<!-- generated: ([\\w-]+) -->\n).*?(<!-- end of generated -->)", Pattern.DOTALL);

    private Sections() {}

    /** The page with its generated parts written anew. */
    static String written(String page, Map<String, String> parts) {
        return SECTION.matcher(page)
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group(1) + "\n" + parts.get(part.group(2)) + "\n" + part.group(3)));
    }
}
