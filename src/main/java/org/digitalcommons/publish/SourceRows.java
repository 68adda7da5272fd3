package org.digitalcommons.publish;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.vocab.Term;

/**
 * The rows of one or more files as plain triples: one property a column, the text of the cell as it
 * lies. What the text means is said by {@code queries/import}. Not thread-safe.
 */
final class SourceRows {

    private static final int ROWS_BETWEEN_BLOCKS = 3;
    private static final char LOST_CHARACTER = '\uFFFD';

    private final Graph graph = GraphFactory.createDefaultGraph();
    private final Graph findings = GraphFactory.createDefaultGraph();
    private final List<Node> rows = new ArrayList<>();
    private final List<Node> files = new ArrayList<>();

    /** The rows, their files and their periods. */
    Graph graph() {
        return graph;
    }

    /** What reading the cells already found. */
    Graph findings() {
        return findings;
    }

    /** All rows of data, in order. */
    List<Node> rows() {
        return rows;
    }

    /** The files, in order. */
    List<Node> files() {
        return files;
    }

    /** Adds the rows of a file. */
    void add(String name, byte[] bytes, FoundTable found, Period period) {
        var file = file(name);
        files.add(file);
        graph.add(file, NodeConst.nodeRDFType, Term.SourceFile);
        graph.add(file, DCTerms.title.asNode(), NodeFactory.createLiteralString(name));
        graph.add(file, DCTerms.identifier.asNode(), NodeFactory.createLiteralString("sha256:" + sha256(bytes)));
        graph.add(file, DCTerms.temporal.asNode(), period.node());
        period.describe(graph);

        int section = 1;
        int empty = 0;
        var lines = found.sheet().lines();
        int previous =
                found.headerEnd() == 0 ? 0 : lines.get(found.headerEnd() - 1).number();
        for (var line : lines.subList(found.headerEnd(), lines.size())) {
            empty += line.number() - previous - 1;
            previous = line.number();
            if (line.isEmpty()) {
                empty++;
                continue;
            }
            if (empty >= ROWS_BETWEEN_BLOCKS) {
                section++;
            }
            empty = 0;
            add(file, line, section, found);
        }
    }

    private void add(Node file, Sheet.Line line, int section, FoundTable found) {
        var row = NodeFactory.createURI(file.getURI() + "#row=" + line.number());
        rows.add(row);
        graph.add(row, NodeConst.nodeRDFType, Term.SourceRow);
        graph.add(row, Term.inFile, file);
        graph.add(row, Term.inTable, found.table().iri());
        graph.add(row, Term.rowNumber, integer(line.number()));
        graph.add(row, Term.section, integer(section));
        graph.add(row, Term.ordinal, integer(rows.size()));
        if (!found.sheet().ragged() && line.cells().size() < found.width()) {
            leaveOut(row, "short-row", "%d of %d cells".formatted(line.cells().size(), found.width()));
            return;
        }
        for (int i = 0; i < line.cells().size(); i++) {
            var text = line.cell(i);
            var column = found.columns().get(i);
            if (column != null) {
                if (!column.withheld() && text.indexOf(LOST_CHARACTER) >= 0) {
                    find(row, "damaged-text", "in column " + column.label());
                }
                column.readable(text).ifPresent(t -> graph.add(row, column.iri(), NodeFactory.createLiteralString(t)));
            }
        }
    }

    /** Leaves a row out of the import for a reason. */
    void leaveOut(Node row, String reason, String detail) {
        graph.add(row, Term.leftOutFor, Term.reason(reason));
        find(row, reason, detail);
    }

    private void find(Node row, String reason, String detail) {
        var finding = NodeFactory.createURI(row.getURI() + ";" + reason);
        findings.add(finding, NodeConst.nodeRDFType, Term.RowFinding);
        findings.add(finding, Term.row, row);
        findings.add(finding, Term.reason, Term.reason(reason));
        if (!findings.contains(finding, Term.detail, Node.ANY)) {
            findings.add(finding, Term.detail, NodeFactory.createLiteralString(detail));
        }
    }

    static Node file(String name) {
        return NodeFactory.createURI(Term.ID + "file/" + name.replaceAll("[^A-Za-z0-9._-]", "_"));
    }

    static Node integer(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
