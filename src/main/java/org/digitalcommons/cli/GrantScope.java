package org.digitalcommons.cli;

import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.name.Iris;
import org.digitalcommons.vocab.Term;

/** What a word of the command line names in a grant: whom a publisher may speak for, or of what. */
record GrantScope(Map<String, Node> schemes, Map<String, Node> classes) {

    /** Every body. */
    static final Node ALL = Term.AnyBody;

    /** The meaning of a word. */
    sealed interface GrantTerm {}

    /** Bodies. */
    record GrantedBodies(Node scope) implements GrantTerm {}

    /** A class of statements. */
    record GrantedClass(Node type) implements GrantTerm {}

    /** Nothing that is known. */
    record UnknownWord(String sentence) implements GrantTerm {}

    /** By the schemes of identifiers and the classes of some rooms. */
    static GrantScope of(Rooms rooms) {
        var schemes = new TreeMap<String, Node>();
        rooms.graph("ontology")
                .find(Node.ANY, SKOS.inScheme.asNode(), NodeFactory.createURI(Term.CONCEPT + "identifier"))
                .forEachRemaining(t -> schemes.put(Iris.lastSegment(t.getSubject()), t.getSubject()));
        var classes = new TreeMap<String, Node>();
        rooms.shapes()
                .find(Node.ANY, SHACL.targetClass, Node.ANY)
                .forEachRemaining(t -> classes.put(Iris.localName(t.getObject().getURI()), t.getObject()));
        return new GrantScope(schemes, classes);
    }

    GrantTerm named(String word) {
        if (word.equals("all")) {
            return new GrantedBodies(ALL);
        }
        if (classes.containsKey(word)) {
            return new GrantedClass(classes.get(word));
        }
        if (schemes.containsKey(word)) {
            return new GrantedBodies(schemes.get(word));
        }
        if (word.startsWith(Term.ID)) {
            return new GrantedBodies(NodeFactory.createURI(word));
        }
        if (word.matches("(publisher|supplier)/[A-Za-z0-9-]+")) {
            return new GrantedBodies(NodeFactory.createURI(Term.ID + word));
        }
        if (schemes.keySet().stream().anyMatch(scheme -> word.startsWith(scheme + "-"))) {
            return new GrantedBodies(NodeFactory.createURI(Term.ID + "body/" + word));
        }
        return new UnknownWord(
                "%s is neither the code of a body, as ecode-E4501, nor a scheme of codes, nor a class. Schemes: %s. Classes: %s."
                        .formatted(word, String.join(", ", schemes.keySet()), String.join(", ", classes.keySet())));
    }
}
