package org.digitalcommons.serve.upload;

import java.util.Map;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.name.Iris;
import org.digitalcommons.query.Answer;

/** Bodies as people call them. */
final class NamedBody {

    private NamedBody() {}

    /** The code of the body that somebody names, by its name or a part of it that only one has; otherwise what was said. */
    static String code(Commons commons, String said) {
        if (said.isBlank() || said.contains("/") || rows(commons, "body", said) > 0) {
            return said;
        }
        try {
            var found =
                    commons.ask("bodies", Map.of("name", said)).rows().stream().toList();
            var exact = found.stream()
                    .filter(row -> row.get(Var.alloc("bodyName"))
                            .getLiteralLexicalForm()
                            .equalsIgnoreCase(said.strip()))
                    .toList();
            var meant = exact.isEmpty() ? found : exact;
            var bodies = meant.stream()
                    .map(row -> row.get(Var.alloc("body")).getURI())
                    .distinct()
                    .toList();
            return bodies.size() == 1 ? Iris.lastSegment(bodies.getFirst()) : said;
        } catch (Question.Unanswerable notAName) {
            return said;
        }
    }

    private static int rows(Commons commons, String parameter, String value) {
        try {
            Answer answer = commons.ask("bodies", Map.of(parameter, value));
            return (int) answer.rows().size();
        } catch (Question.Unanswerable notAName) {
            return 0;
        }
    }
}
