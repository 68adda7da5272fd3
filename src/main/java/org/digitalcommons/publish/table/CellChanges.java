package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    private static final int MOST_COLUMNS = 3;

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

    /** The same in one line each; of a change that many columns of a file need, in one line for all of them. */
    List<String> lines() {
        var kinds = new LinkedHashMap<String, List<Map.Entry<Change, RowRanges>>>();
        rows.entrySet()
                .forEach(c -> kinds.computeIfAbsent(
                                c.getKey().file() + " " + c.getKey().change(), k -> new ArrayList<>())
                        .add(c));
        return kinds.values().stream()
                .flatMap(kind -> kind.size() > MOST_COLUMNS
                        ? Stream.of(line(kind.getFirst(), " and %,d more columns".formatted(kind.size() - 1)))
                        : kind.stream().map(c -> line(c, "")))
                .toList();
    }

    private static String line(Map.Entry<Change, RowRanges> of, String more) {
        var change = of.getKey();
        var ranges = of.getValue();
        var place = more.isEmpty()
                ? "in %,d %s from row %d on".formatted(ranges.count(), inWords(ranges), ranges.first())
                : "from row %d on".formatted(ranges.first());
        return "%s, %s%s: %s, %s."
                .formatted(Iris.lastSegment(change.file()), change.column(), more, change.change(), place);
    }

    private static String inWords(RowRanges ranges) {
        return ranges.count() == 1 ? "row" : "rows";
    }
}
