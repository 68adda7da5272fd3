package org.digitalcommons.validate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * One finding, in the words of its shape.
 *
 * @param severity blocks the publication, is shown beside the data, or is advice
 * @param code the stable code of the rule
 * @param focus the node at fault
 * @param path the property at fault, or the path to it as SPARQL writes one; empty when the whole node is
 * @param value what was found, which is the focus when the whole node is at fault; empty when something is missing, or
 *     when it may be about a person
 * @param source file and rows that the focus came from, such as {@code outturn.csv, row 12}; empty when unknown
 * @param message the shape's {@code sh:message}, values filled in
 * @param shape the IRI of the rule
 * @param component the kind of constraint that was not met, as SHACL names it
 */
public record Finding(
        Severity severity,
        String code,
        Node focus,
        String path,
        Optional<Node> value,
        String source,
        String message,
        String shape,
        Node component) {

    /** Gravest first, then by rule and place; total, so that one publication always gets one report. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::code)
            .thenComparing(Finding::source, InNumberOrder.INSTANCE)
            .thenComparing(f -> f.focus().toString())
            .thenComparing(Finding::path)
            .thenComparing(f -> f.value().map(Node::toString).orElse(""))
            .thenComparing(Finding::message)
            .thenComparing(f -> f.component().toString());

    /** What was found at the focus; empty when it is the focus itself. */
    Optional<Node> valueBesideFocus() {
        return value.filter(found -> !found.equals(focus));
    }

    /** The addresses of the rows of a publication that it came from; none where they are not known. */
    public Set<Node> rows(Collection<Graph> publication) {
        return new Origins(new UnionOfMembers(List.copyOf(publication))).all(focus, value);
    }

    /** Whether the publication must not be stored. */
    public boolean blocks() {
        return severity == Severity.VIOLATION;
    }

    /** Whether the other says the same thing of the same place, if of another side of one rule. */
    boolean says(Finding other) {
        return shape.equals(other.shape)
                && focus.equals(other.focus)
                && path.equals(other.path)
                && value.equals(other.value)
                && message.equals(other.message);
    }

    /** Orders text so that row 9 comes before row 12. */
    private enum InNumberOrder implements Comparator<String> {
        INSTANCE;

        @Override
        public int compare(String left, String right) {
            int i = 0;
            int j = 0;
            while (i < left.length() && j < right.length()) {
                int iEnd = digits(left, i);
                int jEnd = digits(right, j);
                int order = iEnd > i && jEnd > j
                        ? number(left.substring(i, iEnd), right.substring(j, jEnd))
                        : Character.compare(left.charAt(i), right.charAt(j));
                if (order != 0) {
                    return order;
                }
                i = Math.max(i + 1, iEnd);
                j = Math.max(j + 1, jEnd);
            }
            int rest = Integer.compare(left.length() - i, right.length() - j);
            return rest != 0 ? rest : left.compareTo(right);
        }

        private static int digits(String text, int from) {
            int end = from;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            return end;
        }

        private static int number(String left, String right) {
            var a = left.replaceFirst("^0+(?=.)", "");
            var b = right.replaceFirst("^0+(?=.)", "");
            return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
        }
    }
}
