package org.digitalcommons;

import java.util.regex.Pattern;

/** What a table cell of Markdown needs. */
final class Markdown {

    private static final Pattern ADDRESS = Pattern.compile("(\"[^\"]*\"\\^\\^)?<[^>\\s]*>");

    private Markdown() {}

    /** Text for a cell: addresses as code, bars escaped. */
    static String cell(String text) {
        return ADDRESS.matcher(text).replaceAll("`$0`").replace("|", "\\|").replace("\n", " ");
    }
}
