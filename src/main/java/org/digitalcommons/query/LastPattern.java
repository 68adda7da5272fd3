package org.digitalcommons.query;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;

/** The last pattern of a function, compiled once for as long as it stays the same, which it nearly always does. */
final class LastPattern {

    private record CompiledPattern(String text, String flags, Pattern pattern) {}

    private Optional<CompiledPattern> last = Optional.empty();

    Pattern of(String function, NodeValue pattern, Optional<NodeValue> flags) {
        var text = BoundedFunctions.text(function, pattern);
        var letters = flags.map(value -> BoundedFunctions.text(function, value)).orElse("");
        var made = last.filter(same -> same.text().equals(text) && same.flags().equals(letters))
                .orElseGet(() -> new CompiledPattern(text, letters, RegexEngine.makePattern(function, text, letters)));
        last = Optional.of(made);
        return made.pattern();
    }
}
