package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.digitalcommons.plan.SubjectGraph;
import org.digitalcommons.vocab.Term;

/**
 * Rows of files as plain triples: one property a column, the text of the cell as it lies or, where the column holds
 * numbers or days, in their one form. What the text means is said by {@code queries/import}. Holds one part of a long
 * file at a time ({@link #clear}). Not thread-safe.
 */
final class SourceRows {

    private final RowFindings findings = new RowFindings();
    private final CellChanges changes = new CellChanges();
    private SubjectGraph graph = new SubjectGraph();
    private List<Node> rows = new ArrayList<>();
    private long ordinal;

    /** The rows and their periods. */
    SubjectGraph graph() {
        return graph;
    }

    /** What was found in the rows held now. */
    RowFindings findings() {
        return findings;
    }

    /** What was changed in cells of all rows so far. */
    CellChanges changes() {
        return changes;
    }

    /** The rows held now, in order. */
    List<Node> rows() {
        return rows;
    }

    /** Forgets the rows held, to make room for the next. */
    void clear() {
        graph = new SubjectGraph();
        findings.clear();
        rows = new ArrayList<>();
    }

    /**
     * Begins a row.
     *
     * @param place the part of its address that names its sheet
     */
    Node add(Node file, Node table, int number, String place) {
        var row = NodeFactory.createURI(file.getURI() + "#row=" + number + place);
        rows.add(row);
        ordinal++;
        graph.add(row, NodeConst.nodeRDFType, Term.SourceRow);
        graph.add(row, Term.inFile, file);
        graph.add(row, Term.inTable, table);
        graph.add(row, Term.rowNumber, NodeFactoryExtra.intToNode(number));
        graph.add(row, Term.ordinal, NodeFactoryExtra.intToNode(ordinal));
        return row;
    }

    /** The file that a row lies in. */
    static Node file(Node row) {
        return NodeFactory.createURI(row.getURI().substring(0, row.getURI().indexOf('#')));
    }

    /** The sheet that a row lies on; empty where its file has one table only. */
    static String sheet(Node row) {
        return SheetTable.sheet(row.getURI());
    }

    /** Leaves a row out of the import for a reason. */
    void leaveOut(Node row, String reason, String detail) {
        graph.add(row, Term.leftOutFor, Term.reason(reason));
        findings.add(row, reason, detail);
    }

    boolean isLeftOut(Node row) {
        return graph.contains(row, Term.leftOutFor, Node.ANY);
    }

    /** The value of a cell, if it was read. */
    Optional<String> cell(Node row, Node column) {
        var cells = graph.find(row, column, Node.ANY);
        try {
            return cells.hasNext() ? Optional.of(cells.next().getObject().getLiteralLexicalForm()) : Optional.empty();
        } finally {
            cells.close();
        }
    }
}
