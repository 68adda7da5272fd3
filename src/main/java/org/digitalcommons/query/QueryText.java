package org.digitalcommons.query;

import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.digitalcommons.limit.Limit;

/** Turns the text of a stranger into a query that may run: it is measured, parsed as SPARQL 1.1, and guarded. */
final class QueryText {

    /** How the parser names a token: {@code Encountered " <VAR1> "?x "" at}. */
    private static final Pattern UNEXPECTED = Pattern.compile("Encountered \" .*? \"(.*?) \"\" at");

    private QueryText() {}

    /**
     * The query of a text.
     *
     * @param base the address that relative addresses of the text are resolved against
     * @throws QueryRefused if it is too long, no query of SPARQL 1.1, or reaches beyond the data
     */
    static Query parse(String text, String base, QueryLimits limits) {
        if (text.isBlank()) {
            throw QueryRefused.wrong("The query is empty; write one in SPARQL 1.1.");
        }
        if (text.length() > limits.queryCharacters()) {
            throw QueryRefused.of(
                    QueryRefused.Reason.TOO_LONG,
                    "The query is longer than %,d characters; write a shorter one."
                            .formatted(limits.queryCharacters()));
        }
        // Nobody writes so deep by hand; a parser would take a deeper one as far as its stack reaches.
        if (depth(text) > limits.limits().of(Limit.QUERY_DEPTH)) {
            throw tooDeep();
        }
        try {
            var query = QueryFactory.create(text, base, Syntax.syntaxSPARQL_11);
            QueryGuard.of(limits).check(query);
            return query;
        } catch (JenaException wrong) {
            throw QueryRefused.wrong(
                    "The query is not SPARQL 1.1: %s; correct it and send it again.".formatted(reason(wrong)));
        } catch (StackOverflowError overflow) {
            // Long chains of operators nest without brackets; nothing is open yet that could be left half done.
            throw tooDeep();
        }
    }

    static QueryRefused tooDeep() {
        return QueryRefused.wrong(
                "The query is nested too deeply; write it with fewer parentheses, braces and operators.");
    }

    /** The first line of what the parser says; the others list every token it would have liked better. */
    private static String reason(JenaException wrong) {
        var line =
                String.valueOf(wrong.getMessage()).strip().lines().findFirst().orElse("");
        return UNEXPECTED
                .matcher(line)
                .replaceFirst("\"$1\" was not expected at")
                .replaceAll("\\bjava\\.[\\w.]+: ", "")
                .replaceAll("\\s+", " ")
                .replaceFirst("\\.$", "");
    }

    /** Brackets open at once, outside of quoted text. */
    private static int depth(String text) {
        var depth = 0;
        var deepest = 0;
        var quote = '\0';
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (quote != '\0') {
                if (character == '\\') {
                    index++;
                } else if (character == quote) {
                    quote = '\0';
                }
                continue;
            }
            switch (character) {
                case '"', '\'' -> quote = character;
                case '(', '{', '[' -> deepest = Math.max(deepest, ++depth);
                case ')', '}', ']' -> depth--;
                default -> {}
            }
        }
        return deepest;
    }
}
