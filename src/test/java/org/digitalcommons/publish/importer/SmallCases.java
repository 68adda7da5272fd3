package org.digitalcommons.publish.importer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.RowNote;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.table.Extract;
import org.digitalcommons.vocab.Term;

/** Small files that once were read wrongly, and what is made of them. */
final class SmallCases {

    private static final Graph ONTOLOGY = DefaultStore.ROOMS.graph("ontology");

    /** Notes that nearly every case has: its days are of many months. */
    private static final Set<String> ASIDE = Set.of("Cell read in another form", "Day outside the period");

    private SmallCases() {}

    /** Payments of Salford, as text. */
    static Candidate payments(String... rows) throws Unreadable {
        return text(
                "payments.csv", "Body name,Payment date,Net amount,Supplier name\n" + String.join("\n", rows) + "\n");
    }

    static Candidate text(String name, String text) throws Unreadable {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Candidate file(String name, byte[] bytes) throws Unreadable {
        return files(Mapping.NONE.about("ecode-E4206"), new Delivery.File(name, bytes));
    }

    /** The extract of a file of payments of Salford. */
    static Extract extract(String name, byte[] bytes) throws Unreadable {
        return Guises.IMPORTER.extract(delivery(Mapping.NONE.about("ecode-E4206"), new Delivery.File(name, bytes)));
    }

    static Candidate files(Mapping mapping, Delivery.File... files) throws Unreadable {
        return Guises.IMPORTER.candidate(delivery(mapping, files));
    }

    /** A delivery of June 2022. */
    static Delivery delivery(Mapping mapping, Delivery.File... files) {
        var details = new DeliveryDetails(
                Optional.empty(),
                Optional.of("2022-06"),
                Optional.empty(),
                DeliveryDetails.LICENCE,
                Optional.empty(),
                mapping,
                Optional.empty(),
                false);
        return new Delivery("test", details, List.of(files));
    }

    /** What is paid or awarded in each currency, such as {@code EUR 1000.00}. */
    static List<String> sums(Candidate candidate) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var graph : candidate.graphs().values()) {
            graph.find(Node.ANY, term("amount"), Node.ANY).forEachRemaining(t -> {
                var currency = graph.find(t.getSubject(), term("currency"), Node.ANY)
                        .next()
                        .getObject()
                        .getURI()
                        .replaceAll("^.*/", "");
                sums.merge(currency, new BigDecimal(t.getObject().getLiteralLexicalForm()), BigDecimal::add);
            });
        }
        return sums.entrySet().stream()
                .map(s -> s.getKey() + " " + s.getValue().toPlainString())
                .toList();
    }

    private static Node term(String name) {
        return NodeFactory.createURI(Term.NAMESPACE + name);
    }

    /** All values of a property, in order. */
    static List<String> values(Candidate candidate, String property) {
        return candidate.graphs().values().stream()
                .flatMap(Graph::stream)
                .filter(t -> t.getPredicate().getURI().endsWith(property))
                .map(t -> t.getObject().isLiteral()
                        ? t.getObject().getLiteralLexicalForm()
                        : t.getObject().getURI())
                .sorted()
                .distinct()
                .toList();
    }

    /** What is told of rows, such as {@code payments.csv, row 3: Total: no date}; changes of cells and days of other months are left aside. */
    static List<String> notes(Candidate candidate) {
        return RowNote.of(candidate.description(), ONTOLOGY).stream()
                .filter(note -> !ASIDE.contains(note.reason()))
                .map(note -> note.place() + ": " + note.found())
                .toList();
    }
}
