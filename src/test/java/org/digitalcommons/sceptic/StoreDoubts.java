package org.digitalcommons.sceptic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.sceptic.Known.Span;

/** What an answer cannot say of itself: what its figures were made of, and what the store knows. For one thread. */
final class StoreDoubts {

    private static final List<String> PERIODS = List.of("period", "earlier", "later");
    private static final List<String> FIRST_DAYS = List.of("since", "from", "starts");

    final Doubt mixtures = new Doubt("a sum is over one period, one unit and one currency");
    final Doubt worlds = new Doubt("real and invented bodies are in no cluster and no median together");
    final Doubt lifetimes = new Doubt("a body has figures, and a beginning, only while it exists");
    final Doubt denominators = new Doubt("a share of bodies is of those that a dated register knows, not of the store");

    private final Known known;

    StoreDoubts(Known known) {
        this.known = known;
        known.sums().forEach((sum, what) -> mixtures.look(what.isEmpty(), "%s is a sum over %s", sum, what));
        known.gatherings().forEach((gathering, what) -> worlds.look(what.isEmpty(), "%s has both", gathering));
    }

    List<Doubt> all() {
        return List.of(mixtures, worlds, lifetimes, denominators);
    }

    void doubt(AnsweredQuestion answer) {
        var bodies = answer.columns("IRI").toList();
        answer.rows().forEach(row -> bodies.forEach(body -> existence(answer, row, body)));
        answer.columns("share")
                .forEach(column -> column.claim().wholes().stream()
                        .flatMap(name -> answer.column(name).stream())
                        .filter(whole -> whole.claim().isOfStore()
                                || whole.unit().filter("bodies"::equals).isPresent())
                        .forEach(whole -> denominator(answer, column, whole)));
    }

    private void existence(AnsweredQuestion answer, Map<String, String> row, Column body) {
        var life = Optional.ofNullable(known.lifetimes().get(row.getOrDefault(body.name(), "")));
        life.ifPresent(span -> {
            for (var name : PERIODS) {
                var period = Optional.ofNullable(known.periods().get(row.getOrDefault(name, "")));
                period.ifPresent(p ->
                        lifetimes.look(span.meets(p), "%s: %s in %s", answer, row.get(body.name()), row.get(name)));
            }
            for (var name : FIRST_DAYS) {
                answer.column(name)
                        .filter(c -> c.type().equals("xsd:date") && row.containsKey(name))
                        .ifPresent(c -> day(answer, row.get(body.name()), span, row.get(name)));
            }
        });
    }

    private void day(AnsweredQuestion answer, String body, Span life, String day) {
        lifetimes.look(life.holds(day), "%s: %s on %s", answer, body, day);
    }

    /** The whole of a share of bodies is counted again here, from the register and the list of duties. */
    private void denominator(AnsweredQuestion answer, Column column, Column whole) {
        answer.rowsWith(column)
                .forEach(row -> denominators.look(
                        !whole.claim().isOfStore()
                                && known.expected(
                                                row.getOrDefault("total", ""),
                                                row.getOrDefault("group", ""),
                                                row.getOrDefault("period", ""))
                                        .filter(n -> String.valueOf(n).equals(row.get(whole.name())))
                                        .isPresent(),
                        "%s ?%s is %s of %s %s in %s, which no register knows",
                        answer,
                        column.name(),
                        row.get(column.name()),
                        row.getOrDefault(whole.name(), "nobody"),
                        row.getOrDefault("group", ""),
                        row.getOrDefault("period", "")));
    }
}
