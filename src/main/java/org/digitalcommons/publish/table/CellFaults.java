package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.digitalcommons.publish.SourceFormat.SourceColumn;
import org.digitalcommons.publish.read.Sheet;
import org.digitalcommons.vocab.Term;

/**
 * What keeps one row from being used: cells it needs that are empty, that are not understood, or that hold a formula without
 * a result. {@code queries/import/incomplete.rq} says which of them is the reason. Used for one row.
 */
final class CellFaults {

    private final Node row;
    private final Map<SourceColumn, String> unreadable = new LinkedHashMap<>();
    private final List<SourceColumn> withoutResult = new ArrayList<>();

    CellFaults(Node row) {
        this.row = row;
    }

    /** A cell that the row needs is not understood. */
    void unreadable(SourceColumn column, String said) {
        unreadable.put(column, said);
    }

    /** A cell holds a formula without a result. */
    void lacksResult(SourceColumn column) {
        withoutResult.add(column);
    }

    /** States what was found, beside what the row lacks. */
    void state(SourceRows rows, BelowHeader.TableRow below) {
        var graph = rows.graph();
        var lacking = below.columns().values().stream()
                .distinct()
                .filter(c -> c.needed() && !graph.contains(row, c.iri(), Node.ANY))
                .filter(c -> !graph.contains(row, Term.withheldCell, c.iri()))
                .toList();
        withoutResult.stream()
                .filter(c -> !lacking.contains(c))
                .forEach(c -> rows.findings().add(row, "formula-left-empty", c.label()));
        if (lacking.isEmpty()) {
            return;
        }
        unreadable.values().forEach(said -> add(rows, Term.unreadableCell, said));
        withoutResult.stream().filter(lacking::contains).forEach(c -> add(rows, Term.formulaWithoutResult, c.label()));
        var empty = lacking.stream()
                .filter(c -> !unreadable.containsKey(c) && !withoutResult.contains(c))
                .map(SourceColumn::label)
                .toList();
        if (!empty.isEmpty()) {
            add(rows, Term.lacksCells, "no " + String.join(", no ", empty));
        }
        var filled = below.line().cells().stream()
                .filter(c -> !c.isBlank() && !c.equals(Sheet.NO_RESULT))
                .toList();
        graph.add(row, Term.filledCells, NodeFactoryExtra.intToNode(filled.size()));
        filled.forEach(c -> add(rows, Term.cellText, c.strip()));
    }

    private void add(SourceRows rows, Node property, String text) {
        rows.graph().add(row, property, NodeFactory.createLiteralString(text));
    }
}
