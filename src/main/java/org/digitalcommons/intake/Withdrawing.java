package org.digitalcommons.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Remainder;
import org.digitalcommons.store.Store;
import org.digitalcommons.validate.Verdict;
import org.digitalcommons.vocab.Term;

/**
 * Withdraws publications: finds those that are meant, or lists those there are; judges what would be left; and carries
 * it out.
 */
final class Withdrawing {

    private static final int SHOWN = 12;

    private final Rooms rooms;
    private final Store store;
    private final Assessor assessor;

    Withdrawing(Rooms rooms, Store store, Assessor assessor) {
        this.rooms = rooms;
        this.store = store;
        this.assessor = assessor;
    }

    /** What would be withdrawn: publications as a whole, or what they say of one body, with what would be left. */
    sealed interface WithdrawalPlan {

        /** Publications as a whole. */
        record WholePublications(List<Node> publications) implements WithdrawalPlan {}

        /** What is left of publications is published again; those that were about the body only are withdrawn whole. */
        record OneBody(Map<Candidate, Verdict.Pass> left, List<Node> whole) implements WithdrawalPlan {}

        /** What would be left breaks a rule. */
        record Infeasible(Withdrawal.Obstacle obstacle) implements WithdrawalPlan {}
    }

    /**
     * Plans a withdrawal; nothing is changed.
     *
     * @param basis is told that everything rests on the present state of the store
     * @throws CommonsException if there is nothing to withdraw
     */
    WithdrawalPlan plan(WithdrawalScope scope, Basis basis) {
        basis.ask(store::state);
        var publications = publications(scope.publisher(), scope.dataset());
        if (scope.body().isEmpty()) {
            return new WithdrawalPlan.WholePublications(publications);
        }
        var verdicts = new LinkedHashMap<Candidate, Verdict.Pass>();
        var whole = new ArrayList<Node>();
        for (var candidate :
                without(scope.publisher(), publications, scope.body().get())) {
            if (candidate.graphs().size() == 1) {
                whole.add(candidate.publication());
                continue;
            }
            switch (assessor.judge(candidate)) {
                case Verdict.Pass pass -> verdicts.put(candidate, pass);
                case Verdict.Fail fail -> {
                    return new WithdrawalPlan.Infeasible(new Withdrawal.Obstacle(candidate.publication(), fail));
                }
            }
        }
        return new WithdrawalPlan.OneBody(verdicts, whole);
    }

    /** Carries a plan out. */
    Withdrawal carryOut(WithdrawalPlan plan) {
        return switch (plan) {
            case WithdrawalPlan.Infeasible infeasible -> infeasible.obstacle();
            case WithdrawalPlan.WholePublications whole -> new Withdrawal.Success(removed(whole.publications()));
            case WithdrawalPlan.OneBody part -> {
                var taken = removed(part.whole());
                part.left().forEach((candidate, pass) -> taken.add(replaced(candidate, pass)));
                yield new Withdrawal.Success(taken);
            }
        };
    }

    private Withdrawal.Removal replaced(Candidate left, Verdict.Pass verdict) {
        var publication = left.publication();
        var before = store.size(publication);
        store.publish(publication, StoredFindings.with(left, verdict));
        return new Withdrawal.Removal(publication, false, before - store.size(publication));
    }

    private List<Withdrawal.Removal> removed(List<Node> publications) {
        var removals = new ArrayList<Withdrawal.Removal>();
        publications.forEach(p -> removals.add(new Withdrawal.Removal(p, true, store.size(p))));
        store.withdraw(publications);
        return removals;
    }

    /**
     * The publisher's publications, or those of one name.
     *
     * @throws CommonsException if there is none
     */
    private List<Node> publications(String publisher, Optional<String> name) {
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
    private List<Candidate> without(String publisher, List<Node> publications, String body) {
        var bodies = Term.ID + "body/";
        var code = body.startsWith(bodies) ? body.substring(bodies.length()) : body;
        var left = new ArrayList<Candidate>();
        var others = new TreeSet<String>();
        for (var publication : publications) {
            var graphs = store.graphs(publication);
            graphs.remove(StoredFindings.graph(publication));
            var remainder = new Remainder(publication, graphs, rooms);
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
