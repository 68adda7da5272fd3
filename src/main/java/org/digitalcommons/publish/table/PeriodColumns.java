package org.digitalcommons.publish.table;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.name.Period;
import org.digitalcommons.publish.CellKind;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;

/**
 * Columns of years and months in tables of a format that has none: their rows say what time the file is about. Immutable.
 *
 * @param headers what such columns are called, in plain form
 */
record PeriodColumns(Set<String> headers) {

    private static final Node SCHEME = NodeFactory.createURI(Term.CONCEPT + "period-header");

    /** Those that an ontology names. */
    static PeriodColumns of(Graph ontology) {
        return new PeriodColumns(ontology.stream(Node.ANY, SKOS.inScheme.asNode(), SCHEME)
                .flatMap(concept -> Stream.of(SKOS.prefLabel, SKOS.altLabel)
                        .flatMap(label -> ontology.stream(concept.getSubject(), label.asNode(), Node.ANY)))
                .map(t -> SourceFormat.plain(t.getObject().getLiteralLexicalForm()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * The time that rows of tables name, from the first to the last.
     *
     * @param most so many rows of each are looked through
     */
    Optional<Period> in(List<FoundTable> tables, long most) throws Unreadable {
        var all = Stream.<Period>builder();
        for (var table : tables) {
            var places = places(table);
            if (!places.isEmpty()) {
                in(table, places, most).ifPresent(all::add);
            }
        }
        return spanning(all.build().toList());
    }

    private List<Integer> places(FoundTable table) {
        boolean hasItsOwn = table.columns().values().stream()
                .anyMatch(c -> c.kind() == CellKind.PERIOD || c.kind() == CellKind.SNAPSHOT);
        return hasItsOwn
                ? List.of()
                : IntStream.range(0, table.headers().size())
                        .filter(i -> !table.columns().containsKey(i)
                                && headers.contains(
                                        SourceFormat.plain(table.headers().get(i))))
                        .boxed()
                        .toList();
    }

    private static Optional<Period> in(FoundTable table, List<Integer> places, long most) throws Unreadable {
        var said = new HashSet<Period>();
        try (var rows = BelowHeader.of(table)) {
            long at = 0;
            for (var row = rows.next(); row.isPresent() && at < most; row = rows.next(), at++) {
                var line = row.get().line();
                var cells = places.stream().map(line::cell).toList();
                Period.ofCells(cells).ifPresent(said::add);
            }
        }
        return spanning(List.copyOf(said));
    }

    private static Optional<Period> spanning(List<Period> periods) {
        var first = periods.stream().min(Comparator.comparing(Period::start).thenComparing(Period::end));
        var last = periods.stream().max(Comparator.comparing(Period::end).thenComparing(Period::start));
        return first.map(from -> Period.spanning(from, last.orElseThrow()));
    }
}
