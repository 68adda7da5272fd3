package org.digitalcommons.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.synthetic.NationalData;
import org.digitalcommons.synthetic.SyntheticPublication;

/** A synthetic country of a size as a file, and its publications. */
final class Country {

    private final NationalData made;
    private final NationalData changed;
    private final Path folder;
    private final int bodies;
    private final long statements;

    private Country(Rooms rooms, long seed, Path folder, int bodies) throws IOException {
        this.made = NationalData.of(rooms, seed);
        this.changed = NationalData.of(rooms, seed + 1);
        this.folder = folder;
        this.bodies = bodies;
        Files.createDirectories(folder);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file()), 1 << 16)) {
            this.statements = made.write(bodies, out, Writer.nullWriter()).statements();
        }
    }

    /** Writes a country into an emptied folder. */
    static Country of(Rooms rooms, long seed, Path folder, int bodies) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return new Country(rooms, seed, folder, bodies);
    }

    int bodies() {
        return bodies;
    }

    long statements() {
        return statements;
    }

    /** The dump. */
    Path file() {
        return folder.resolve("country.nq");
    }

    /** The folder for a store or for other files. */
    Path folder(String name) {
        return folder.resolve(name);
    }

    /** What a body publishes. */
    Candidate body(int number) {
        return candidate(made.body(number));
    }

    /** What a body publishes after everything about it has changed. */
    Candidate bodyAfterChange(int number) {
        return candidate(changed.body(number));
    }

    private static Candidate candidate(SyntheticPublication synthetic) {
        var graphs = new LinkedHashMap<Node, Graph>();
        RDFParser.fromString(synthetic.text(), Lang.NQUADS).parse(new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                add(graphs, quad);
            }
        });
        return new Candidate(
                NodeFactory.createURI(synthetic.publication()), graphs, new Candidate.RowCounts(0, 0, 0), List.of());
    }

    private static void add(Map<Node, Graph> graphs, Quad quad) {
        graphs.computeIfAbsent(quad.getGraph(), g -> GraphFactory.createDefaultGraph())
                .add(quad.asTriple());
    }

    /** Parses the dump and holds nothing. */
    void parse(StreamRDF reader) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file()), 1 << 16)) {
            RDFParser.source(in).lang(Lang.NQUADS).checking(false).parse(reader);
        }
    }

    /** Reads the dump publication by publication: a description comes before what it describes. */
    void publications(Consumer<Map<Node, Graph>> reader) throws IOException {
        var held = new LinkedHashMap<Node, Graph>();
        parse(new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                if (held.size() == 2 && !held.containsKey(quad.getGraph())) {
                    reader.accept(held);
                    held.clear();
                }
                add(held, quad);
            }
        });
        reader.accept(held);
    }
}
