package org.digitalcommons.publish.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.RowRanges;
import org.digitalcommons.vocab.Term;

/** The changes made to cells in order to read them, over a whole import. Not thread-safe. */
final class CellChanges {

    private final Map<Change, RowRanges> rows = new LinkedHashMap<>();

    /** A change of cells in one column of one file. */
    private record Change(Node file, String column, String change) {}

    void add(Node file, String column, String change, int row) {
        rows.computeIfAbsent(new Change(file, column, change), c -> new RowRanges())
                .add(row);
    }

    /** One finding for each file, column and kind of change, with the rows. */
    Graph findings() {
        var told = GraphFactory.createDefaultGraph();
        rows.forEach((change, ranges) -> {
            var code = "%s %s".formatted(change.column(), change.change()).replaceAll("[^A-Za-z0-9]+", "-");
            var finding = NodeFactory.createURI(change.file().getURI() + ";changed-cell-" + code);
            told.add(finding, NodeConst.nodeRDFType, Term.RowFinding);
            told.add(finding, Term.row, NodeFactory.createURI(change.file().getURI() + "#row=" + ranges.first()));
            told.add(finding, Term.reason, Term.reason("changed-cell"));
            told.add(
                    finding,
                    Term.detail,
                    NodeFactory.createLiteralString(
                            "%s: %s, in %s %s".formatted(change.column(), change.change(), inWords(ranges), ranges)));
        });
        return told;
    }

    /** The same in one line each. */
    List<String> lines() {
        return rows.entrySet().stream()
                .map(c -> "%s, %s: %s, in %,d %s from row %d on."
                        .formatted(
                                Iris.lastSegment(c.getKey().file()),
                                c.getKey().column(),
                                c.getKey().change(),
                                c.getValue().count(),
                                inWords(c.getValue()),
                                c.getValue().first()))
                .toList();
    }

    private static String inWords(RowRanges ranges) {
        return ranges.count() == 1 ? "row" : "rows";
    }
}
