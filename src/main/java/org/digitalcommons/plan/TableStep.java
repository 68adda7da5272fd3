package org.digitalcommons.plan;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** Joins the rows of a part that is worked out by itself. */
record TableStep(int table, RowSource source, PlanStep next) implements PlanStep {

    @Override
    public boolean run(Evaluation at) {
        int[] places = source.places();
        for (var row : at.rows(table, source).fitting(at)) {
            boolean goesOn = join(at, places, row, 0);
            if (!goesOn) {
                return false;
            }
        }
        return true;
    }

    private boolean join(Evaluation at, int[] places, @Nullable Node[] row, int column) {
        int from = column;
        while (from < places.length && (row[from] == null || at.node(places[from]) != null)) {
            var cell = row[from];
            if (cell != null && !cell.equals(at.node(places[from]))) {
                return true;
            }
            from++;
        }
        var cell = from < places.length ? row[from] : null;
        if (cell == null) {
            return next.run(at);
        }
        at.take(places[from], cell);
        boolean goesOn = join(at, places, row, from + 1);
        at.clear(places[from]);
        return goesOn;
    }
}
