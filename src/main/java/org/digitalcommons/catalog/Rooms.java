package org.digitalcommons.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphReadOnly;
import org.digitalcommons.name.Digest;

/**
 * The four rooms the product is made of: {@code ontology}, {@code shapes}, {@code queries} and
 * {@code data}, in a folder or in the jar. Java decides when a rule runs and over which wire; what
 * the rule says is read from here.
 *
 * <p>One instance serves every thread. What was read once is not read again, so that whoever edits a room takes a new one.
 */
public final class Rooms {

    private static final Lazy<Rooms> PACKAGED = Lazy.of(Rooms::found);

    private final Path root;
    private final Map<String, Graph> graphs = new ConcurrentHashMap<>();
    private final Map<Object, Lazy<?>> made = new ConcurrentHashMap<>();

    private Rooms(Path root) {
        this.root = root;
    }

    /** The rooms in a folder, for those who edit them. */
    public static Rooms in(Path folder) {
        return new Rooms(folder);
    }

    /** The rooms that travel with the program; nobody edits them, so they are read once. */
    public static Rooms packaged() {
        return PACKAGED.get();
    }

    private static Rooms found() {
        try {
            var marker = Rooms.class.getResource("/rooms/ontology/commons.ttl");
            if (marker == null) {
                throw new IllegalStateException("The program was built without its rooms");
            }
            return new Rooms(path(marker.toURI()).resolve("../..").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path path(URI resource) {
        if (resource.getScheme().equals("jar")) {
            try {
                FileSystems.newFileSystem(resource, Map.of());
            } catch (FileSystemAlreadyExistsException opened) {
                return Path.of(resource);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Path.of(resource);
    }

    /** A file or folder of a room, such as {@code file("queries/ask")}. */
    public Path file(String name) {
        return root.resolve(name);
    }

    /** The text of a file. */
    public String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the rooms hold the file. */
    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /** Every file of a folder and its subfolders with the given ending, in order of name. */
    public List<Path> files(String folder, String ending) {
        var start = file(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (var found = Files.walk(start)) {
            return found.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is made of these rooms once, however many stores are opened by them: shapes, queries and formats in the form in
     * which they are used. It may be shared by any thread, so it is to be immutable.
     *
     * @param kind what is made, such as its class
     * @param maker makes it, for the first that asks
     */
    @SuppressWarnings("unchecked") // one kind is always made by the same maker
    public <T> T once(Object kind, Function<Rooms, T> maker) {
        return (T) made.computeIfAbsent(kind, k -> Lazy.of(() -> maker.apply(this)))
                .get();
    }

    /** A digest of every Turtle and query file in some folders: the same digest means the same rules. */
    public String digest(String... folders) {
        try {
            var digest = Digest.empty();
            for (var folder : folders) {
                for (var file : files(folder, "")) {
                    if (file.toString().matches(".*\\.(ttl|rq)")) {
                        digest.add(root.relativize(file).toString());
                        digest.add(Files.readAllBytes(file));
                    }
                }
            }
            return digest.hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All Turtle of a folder and its subfolders as one graph, which is read once and cannot be written. */
    public Graph graph(String folder) {
        return graphs.computeIfAbsent(folder, name -> graph(files(name, ".ttl")));
    }

    /** The shapes for data: those that lie in the room itself, not the ones in its folders for style and tests. */
    public Graph shapes() {
        return graphs.computeIfAbsent(
                "shapes/*",
                all -> graph(files("shapes", ".ttl").stream()
                        .filter(file -> file("shapes").equals(file.getParent()))
                        .toList()));
    }

    private static Graph graph(List<Path> files) {
        var graph = GraphFactory.createDefaultGraph();
        files.forEach(file -> read(file, graph));
        return new GraphReadOnly(graph);
    }

    /** Reads one Turtle file into a graph. Streams, because the server's process reads no RDF by address. */
    public static void read(Path file, Graph into) {
        try (InputStream in = Files.newInputStream(file)) {
            RDFParser.source(in).lang(Lang.TURTLE).base("urn:x-room:").parse(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a file without folder and ending: {@code clusters} of {@code ask/clusters.rq}. */
    public static String name(Path file) {
        var last = file.getFileName().toString();
        return last.substring(0, last.lastIndexOf('.'));
    }

    /** The text of a path in any file system. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
