package org.digitalcommons.publish.importer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Parts;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.rdf.LinkedDataImporter;
import org.digitalcommons.publish.table.RowImport;
import org.digitalcommons.publish.table.SourceFiles;

/**
 * What a delivery was recognised as, before it is imported. It is made once, so that its files are read once to
 * recognise them and once to import them.
 */
public sealed interface Recognition {

    /** The delivery as it was handed in. */
    Delivery delivery();

    /** Whether it is to be read part by part, because it is too long to be held. */
    boolean isLong();

    /**
     * Imports it whole.
     *
     * @throws Unreadable if a file stops making sense
     */
    Candidate candidate() throws Unreadable;

    /**
     * Imports it part by part, so that a file of any length takes a bounded room.
     *
     * @param rows is told how many rows were read so far
     * @return the publication without its graphs, which went to {@code parts}
     * @throws Unreadable if a file stops making sense
     */
    Candidate stream(Parts parts, LongConsumer rows) throws Unreadable;

    /** Linked data, which is read whole whatever its length. */
    record OfLinkedData(Delivery delivery, LinkedDataImporter importer) implements Recognition {

        @Override
        public boolean isLong() {
            return false;
        }

        @Override
        public Candidate candidate() throws Unreadable {
            return importer.candidate(delivery);
        }

        @Override
        public Candidate stream(Parts parts, LongConsumer rows) throws Unreadable {
            var whole = importer.candidate(delivery);
            for (var graph : whole.graphs().entrySet()) {
                parts.add(graph.getKey(), graph.getValue());
            }
            rows.accept(whole.rows().read());
            return whole.with(Map.of());
        }
    }

    /** Tables of one format. */
    record OfTables(Delivery delivery, SourceFiles files, Function<Parts, RowImport> imports) implements Recognition {

        @Override
        public boolean isLong() {
            return files.isLong();
        }

        @Override
        public Candidate candidate() throws Unreadable {
            var graphs = new LinkedHashMap<Node, Graph>();
            Parts held = (name, part) ->
                    GraphUtil.addInto(graphs.computeIfAbsent(name, n -> GraphFactory.createDefaultGraph()), part);
            var told = stream(held, rows -> {});
            return told.with(inOrder(told.publication(), graphs));
        }

        @Override
        public Candidate stream(Parts parts, LongConsumer rows) throws Unreadable {
            return imports.apply(parts).read(rows);
        }

        /** The description first, as a reader would want it. */
        private static Map<Node, Graph> inOrder(Node publication, Map<Node, Graph> graphs) {
            var ordered = new LinkedHashMap<Node, Graph>();
            ordered.put(publication, graphs.getOrDefault(publication, GraphFactory.createDefaultGraph()));
            graphs.forEach(ordered::putIfAbsent);
            return ordered;
        }
    }
}
