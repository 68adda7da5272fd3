package org.digitalcommons.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.junit.jupiter.api.Test;

class StatementLinesTest {

    private static final List<Node> NODES = List.of(
            NodeFactory.createURI("https://example.org/a"),
            NodeFactory.createURI("https://example.org/é{b} c\"<d>\\^`|"),
            NodeFactory.createURI(""),
            NodeFactory.createBlankNode("b0"),
            NodeFactory.createLiteralString("a \"text\"\nof two lines, £5"),
            NodeFactory.createLiteralLang("mot", "fr"),
            NodeFactory.createLiteralDT("01", XSDDatatype.XSDinteger));

    @Test
    void everyNodeIsWrittenAsJenaWritesIt() {
        var lines = new StatementLines();
        for (var s : NODES) {
            for (var p : NODES) {
                for (var o : NODES) {
                    assertThat(lines.of(Triple.create(s, p, o)))
                            .isEqualTo(NodeFmtLib.strNT(s) + " " + NodeFmtLib.strNT(p) + " " + NodeFmtLib.strNT(o));
                }
            }
        }
    }
}
