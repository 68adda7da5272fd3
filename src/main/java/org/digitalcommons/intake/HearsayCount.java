package org.digitalcommons.intake;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.vocab.Term;

/** How many things of each class a publication speaks of without a grant, by whom they belong to. For one thread. */
final class HearsayCount {

    private record Kind(Node owner, Node type) {}

    private final Map<Kind, Long> things = new LinkedHashMap<>();

    void add(Node owner, Node type) {
        things.merge(new Kind(owner, type), 1L, Long::sum);
    }

    /** The counts as statements; nothing where everything may be stated. */
    Graph of(Node publication) {
        var graph = GraphFactory.createDefaultGraph();
        var publisher = NodeFactory.createURI(
                Term.ID + "publisher/" + PublicationName.of(publication).publisher());
        things.forEach((kind, count) -> {
            var hearsay = NodeFactory.createURI(Term.ID + "hearsay/"
                    + UUID.nameUUIDFromBytes((publication + " " + kind).getBytes(StandardCharsets.UTF_8)));
            graph.add(hearsay, NodeConst.nodeRDFType, Term.Hearsay);
            graph.add(hearsay, DCTerms.isPartOf.asNode(), publication);
            graph.add(hearsay, DCTerms.publisher.asNode(), publisher);
            graph.add(hearsay, Term.saidOf, kind.owner());
            graph.add(hearsay, Term.saidClass, kind.type());
            graph.add(hearsay, Term.saidCount, NodeFactory.createLiteralDT(count.toString(), XSDDatatype.XSDinteger));
        });
        return graph;
    }
}
