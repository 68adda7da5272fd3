package org.digitalcommons.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Remainder;
import org.digitalcommons.store.Store;
import org.digitalcommons.vocab.Term;

/** Finds what a publisher wants to take back, and says what there is when there is no such thing. */
public final class Withdrawals {

    private static final int SHOWN = 12;

    private final Store store;
    private final String publisher;

    public Withdrawals(Store store, String publisher) {
        this.store = store;
        this.publisher = publisher;
    }

    /**
     * The publisher's publications, or those of one name.
     *
     * @throws CommonsException if there is none
     */
    public List<Node> publications(Optional<String> name) {
        var all = store.publications().stream()
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
        var own = all.stream()
                .filter(p -> PublicationName.of(p).publisher().equals(publisher))
                .toList();
        if (own.isEmpty()) {
            throw nothing("There is no publication of %s here. There are publications of: %s."
                    .formatted(
                            publisher,
                            some(all.stream()
                                    .map(p -> PublicationName.of(p).publisher())
                                    .toList())));
        }
        var named = own.stream()
                .filter(p -> name.isEmpty() || isNamed(p, name.get()))
                .toList();
        if (named.isEmpty()) {
            throw nothing("%s has no publication %s here. It has: %s."
                    .formatted(
                            publisher,
                            name.orElse(""),
                            some(own.stream()
                                    .map(p -> PublicationName.of(p).ofPublisher())
                                    .toList())));
        }
        return named;
    }

    private boolean isNamed(Node publication, String words) {
        var name = PublicationName.of(publication);
        return List.of(name.dataset(), name.ofPublisher(), name.toString(), publication.getURI())
                        .contains(words)
                || store.read(() -> store.dataset().stream(publication, publication, DCTerms.title.asNode(), Node.ANY)
                        .anyMatch(q -> q.getObject().getLiteralLexicalForm().equals(words)));
    }

    /**
     * What is left of publications without a body, for each that says something of it.
     *
     * @param body its code or address
     * @throws CommonsException if none has a graph for it
     */
    public List<Candidate> without(List<Node> publications, String body) {
        var bodies = Term.ID + "body/";
        var code = body.startsWith(bodies) ? body.substring(bodies.length()) : body;
        var left = new ArrayList<Candidate>();
        var others = new TreeSet<String>();
        for (var publication : publications) {
            var graphs = store.graphs(publication);
            graphs.remove(StoredFindings.graph(publication));
            var remainder = new Remainder(publication, graphs);
            remainder.without(code).ifPresent(left::add);
            others.addAll(remainder.bodies());
        }
        if (left.isEmpty()) {
            throw nothing(
                    others.isEmpty()
                            ? "%s publishes linked data, whose statements are not kept apart by body. Publish the file again without %s."
                                    .formatted(publisher, code)
                            : "%s has published nothing about %s that can be taken back alone. It has graphs of: %s."
                                    .formatted(publisher, code, some(others)));
        }
        return left;
    }

    private static String some(Collection<String> names) {
        var sorted = new TreeSet<>(names);
        if (sorted.isEmpty()) {
            return "none";
        }
        return sorted.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (sorted.size() > SHOWN ? " and %,d more".formatted(sorted.size() - SHOWN) : "");
    }

    private static CommonsException nothing(String sentence) {
        return new CommonsException(Code.NOT_PUBLISHED, sentence);
    }
}
