package org.digitalcommons.name;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * Statements as lines of N-Triples and N-Quads without their ends. The forms of graphs, properties and the last subject are
 * kept, as they come again and again. For one thread.
 */
public final class StatementLines {

    private static final int KEPT = 1_000;

    private final Map<Node, String> forms = new HashMap<>();
    private Node subject = Node.ANY;
    private String subjectForm = "";

    /** {@code subject property object}. */
    public String of(Triple triple) {
        return of(triple.getSubject(), triple.getPredicate(), triple.getObject());
    }

    /** {@code subject property object}. */
    public String of(Node s, Node p, Node o) {
        if (!s.equals(subject)) {
            subject = s;
            subjectForm = form(s);
        }
        return subjectForm + " " + known(p) + " " + form(o);
    }

    /** The form of a node that comes often. */
    public String known(Node node) {
        if (forms.size() > KEPT) {
            forms.clear();
        }
        return forms.computeIfAbsent(node, StatementLines::form);
    }

    /** Jena writes an address letter by letter, to find those that need an escape; most have none. */
    private static String form(Node node) {
        return node.isURI() && node.getURI().chars().allMatch(StatementLines::isPlain)
                ? "<" + node.getURI() + ">"
                : NodeFmtLib.strNT(node);
    }

    private static boolean isPlain(int letter) {
        return letter > ' ' && letter < 0x7F && "<>\"{}|^`\\".indexOf(letter) < 0;
    }
}
