package org.digitalcommons.sceptic;

import java.util.List;
import java.util.stream.Stream;

/**
 * Doubts every figure of an answer, by the units and kinds that the header of its question states. A rule that found
 * nothing to look at proves nothing, so each counts what it looked at. For one thread.
 */
final class Sceptic {

    final HeadingDoubts headings = new HeadingDoubts();
    final FigureDoubts figures = new FigureDoubts();
    final UnitCostDoubts unitCosts = new UnitCostDoubts();
    final StoreDoubts store;

    Sceptic(Known known) {
        this.store = new StoreDoubts(known);
    }

    void doubt(AnsweredQuestion answer) {
        headings.doubt(answer);
        figures.doubt(answer);
        unitCosts.doubt(answer);
        store.doubt(answer);
    }

    List<Doubt> all() {
        return Stream.of(headings.all(), figures.all(), unitCosts.all(), store.all())
                .flatMap(List::stream)
                .toList();
    }

    /** What the rules found. */
    List<String> findings() {
        return all().stream()
                .flatMap(doubt -> doubt.findings().stream().distinct().map(finding -> doubt.rule() + ": " + finding))
                .toList();
    }

    /** The rules that found nothing to look at. */
    List<String> idle() {
        return all().stream()
                .filter(doubt -> doubt.lookedAt() == 0)
                .map(Doubt::rule)
                .toList();
    }
}
