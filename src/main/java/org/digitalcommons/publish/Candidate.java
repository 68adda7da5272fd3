package org.digitalcommons.publish;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * A publication before it is judged: its graphs, ready to become current together.
 *
 * @param publication the publication itself; also the name of the graph that describes it
 * @param graphs every graph of it by name, the description included
 * @param rows how many rows of the source were read, used and reported
 * @param columns what is to be told of columns: those no rule reads, those that are not there; one sentence a line
 */
public record Candidate(Node publication, Map<Node, Graph> graphs, RowCounts rows, List<String> columns) {

    /**
     * The conservation of rows: read is used plus reported, always.
     *
     * @param read rows of data
     * @param used rows that a statement leads back to
     * @param reported rows that no statement was made of, each with a reason
     */
    public record RowCounts(long read, long used, long reported) {

        @Override
        public String toString() {
            return "rows: %,d read, %,d used, %,d reported".formatted(read, used, reported);
        }
    }

    /** The same with graphs. */
    public Candidate with(Map<Node, Graph> others) {
        return new Candidate(publication, others, rows, columns);
    }

    /** The graph that describes the publication. */
    public Graph description() {
        return graphs.getOrDefault(publication, Graph.emptyGraph);
    }
}
