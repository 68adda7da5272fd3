package org.digitalcommons.store;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.CommonsException;

/**
 * The statements of a publication, graph by graph, in memory or not. They are known to be valid before the store takes
 * them: a write that is broken off is undone, but the database is spared it.
 */
public interface Quads {

    /** Names the content: the same checksum means the same content. */
    String checksum();

    /** The names of its graphs. */
    Collection<Node> graphs();

    /** How many statements {@link #forEach} gives. */
    long statements();

    /** Gives every statement, from the first; may be called again. */
    void forEach(Consumer<Quad> reader);

    /** Graphs that are held in memory. */
    static Quads of(Map<Node, Graph> graphs) {
        return new Quads() {
            @Override
            public String checksum() {
                return GraphDigest.of(graphs);
            }

            @Override
            public Collection<Node> graphs() {
                return graphs.keySet();
            }

            @Override
            public long statements() {
                return graphs.values().stream().mapToLong(Graph::size).sum();
            }

            @Override
            public void forEach(Consumer<Quad> reader) {
                graphs.forEach((name, graph) -> graph.stream().forEach(t -> reader.accept(Quad.create(name, t))));
            }
        };
    }

    /**
     * An N-Quads file, compressed when its name ends in {@code .gz}, which is read twice and never held: once now, from the
     * first line to the last, so that a file that cannot be read is refused before anything is written; and once when it
     * becomes current. Its checksum is of its bytes, so its order counts.
     *
     * @throws CommonsException if it cannot be read, or a statement lies in no named graph
     */
    static Quads staged(Path file) {
        return StagedFile.read(file);
    }
}
