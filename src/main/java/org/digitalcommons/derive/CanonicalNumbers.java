package org.digitalcommons.derive;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * Numbers in the form in which a database gives them back, so that what is derived now can be compared with what was
 * stored before.
 */
final class CanonicalNumbers {

    private CanonicalNumbers() {}

    static Triple of(Triple statement) {
        var object = statement.getObject();
        if (!object.isLiteral()) {
            return statement;
        }
        var plain = of(object);
        return plain == object ? statement : Triple.create(statement.getSubject(), statement.getPredicate(), plain);
    }

    private static Node of(Node literal) {
        var type = literal.getLiteralDatatype();
        if (XSDDatatype.XSDdecimal.equals(type)) {
            var value = new java.math.BigDecimal(literal.getLiteralLexicalForm());
            var text = org.apache.jena.sparql.util.XSDNumUtils.stringForm(value);
            return text.equals(literal.getLiteralLexicalForm()) ? literal : NodeFactory.createLiteralDT(text, type);
        }
        if (XSDDatatype.XSDinteger.equals(type)) {
            var text = new java.math.BigInteger(literal.getLiteralLexicalForm().strip()).toString();
            return text.equals(literal.getLiteralLexicalForm()) ? literal : NodeFactory.createLiteralDT(text, type);
        }
        return literal;
    }
}
