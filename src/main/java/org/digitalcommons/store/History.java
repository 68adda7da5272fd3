package org.digitalcommons.store;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.name.Digest;

/**
 * Versions that were replaced or withdrawn, one compressed N-Quads file each, outside the queried dataset. A file is named
 * {@code <publication>/<number>_<from>_<until>.nq.gz}, where the folder is a digest of the publication's address, and
 * begins with the lines that the ledger had about it. Files of older stores are named by their end alone and begin at once.
 *
 * <p>A file is whole or not there, and there is one for exactly the versions that ended, whenever the process is killed.
 * It is written as a draft before the change that ends the version, and moved into its place after it; a draft that is
 * found later ({@link #settle}) is told apart by the ledger: if its version is still current, the change did not happen.
 *
 * <p>For one thread at a time.
 */
final class History {

    private static final String WHOLE = ".nq.gz";
    private static final String UNKNOWN = "unknown";
    private static final Pattern NAME = Pattern.compile("(\\d+)_([^_]+)_([^_]+)\\.nq\\.gz");
    private static final Pattern OLDER_NAME = Pattern.compile("(\\d{4}-[^_]+)\\.nq\\.gz");
    private static final String LEDGER_LINE = "<" + Ledger.NAME.getURI() + "> .";
    private static final Pattern GRAPH = Pattern.compile(".* <([^>]*)> \\.");

    private final Path folder;
    private final Path drafts;

    History(Path folder) {
        this.folder = folder;
        this.drafts = folder.resolve("drafts");
    }

    /** Writes the draft of a version from the dataset, inside a transaction of the caller. */
    void draft(Version version, DatasetGraph dataset) {
        var ledger = new Ledger(dataset);
        var file = drafts.resolve(draftName(version));
        var part = drafts.resolve(draftName(version) + ".part");
        try {
            Files.createDirectories(drafts);
            try (var bytes = new FileOutputStream(part.toFile());
                    var out = NQuads.compress(bytes)) {
                var writer = NQuads.writer(out);
                ledger.lines(version.publication()).forEach(writer::quad);
                for (var graph : ledger.graphs(version.publication())) {
                    dataset.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(writer::quad);
                }
                writer.finish();
                out.finish();
                bytes.getFD().sync();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            force(drafts);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static String draftName(Version version) {
        return "%s_%d_%s%s".formatted(place(version.publication()), version.number(), name(version.from()), WHOLE);
    }

    /** The first sixteen digits, which name the folder of a publication. */
    private static String digest(String publication) {
        return Digest.hex(publication).substring(0, 16);
    }

    private static String place(Node publication) {
        return digest(publication.getURI());
    }

    private static String name(Optional<Instant> instant) {
        return instant.map(i -> i.toString().replace(":", "")).orElse(UNKNOWN);
    }

    private static Optional<Instant> instant(String name) {
        return name.equals(UNKNOWN)
                ? Optional.empty()
                : Optional.of(Instant.parse(name.replaceFirst("T(\\d\\d)(\\d\\d)", "T$1:$2:")));
    }

    /** Whether a change was broken off, or its end not noted, since the last {@link #settle}. */
    boolean isUnsettled() {
        return !files(drafts).isEmpty();
    }

    /**
     * Moves the drafts of versions that ended into their places, and deletes all others.
     *
     * @param current the versions that are current
     * @param last when what is published was changed last, which is when those versions ended
     */
    void settle(List<Version> current, Instant last) {
        var living = new HashSet<String>();
        current.forEach(version -> living.add(draftName(version)));
        try {
            for (var draft : files(drafts)) {
                var name = name(draft);
                if (living.contains(name) || !name.endsWith(WHOLE)) {
                    Files.delete(draft);
                } else {
                    var parts =
                            name.substring(0, name.length() - WHOLE.length()).split("_", 3);
                    var place = folder.resolve(parts[0]);
                    Files.createDirectories(place);
                    Files.move(
                            draft,
                            place.resolve("%s_%s_%s%s".formatted(parts[1], parts[2], name(Optional.of(last)), WHOLE)),
                            StandardCopyOption.ATOMIC_MOVE);
                    force(place);
                }
            }
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "The store is changed, but the version before could not be moved from %s into the history: %s. Make that folder writable; the next command moves it."
                            .formatted(drafts, e.getMessage()));
        }
    }

    /** Makes names durable, where the system lets a folder be forced; elsewhere names are durable without. */
    private static void force(Path place) {
        try (var channel = FileChannel.open(place, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Windows opens no folders.
        }
    }

    /**
     * The last version of a publication that ended.
     *
     * @param number its number; 0 when none ended
     */
    record Last(long number, Optional<Instant> until) {
        static final Last NONE = new Last(0, Optional.empty());
    }

    /** The last version of a publication that is here. */
    Last last(Node publication) {
        var named = in(folder.resolve(place(publication)));
        return named.isEmpty()
                ? Last.NONE
                : new Last(named.getLast().number(), named.getLast().until());
    }

    /** What the name of a file says, and of an older file those before it. */
    private record Named(Path file, long number, Optional<Instant> from, Optional<Instant> until) {

        boolean isOlder() {
            return OLDER_NAME.matcher(name(file)).matches();
        }

        Kept kept() {
            if (isOlder()) {
                var publication = publication(
                        file, name(Optional.ofNullable(file.getParent()).orElse(file)));
                return new Kept(new Version(publication, number, from, until, "", OptionalLong.empty()), file);
            }
            var head = head(file, number);
            return new Kept(
                    new Version(head.publication(), number, from, until, head.checksum(), head.statements()), file);
        }
    }

    /** The files of one publication in order of age: those of older stores have no number and come first. */
    private static List<Named> in(Path place) {
        var all = new ArrayList<Named>();
        Optional<Instant> previous = Optional.empty();
        for (var file : files(place)) {
            var older = OLDER_NAME.matcher(name(file));
            if (older.matches()) {
                all.add(new Named(file, all.size() + 1L, previous, instant(older.group(1))));
                previous = instant(older.group(1));
            }
        }
        for (var file : files(place)) {
            var named = NAME.matcher(name(file));
            if (named.matches()) {
                all.add(new Named(
                        file, Long.parseLong(named.group(1)), instant(named.group(2)), instant(named.group(3))));
            }
        }
        all.sort(Comparator.comparingLong(Named::number));
        return all;
    }

    /** A version and where it lies. */
    record Kept(Version version, Path file) {

        /** Its statements, without the lines of the ledger. */
        void forEach(Consumer<Quad> reader) {
            try (var in = Files.newInputStream(file)) {
                NQuads.read(in, name(file), LabelToNode.createUseLabelEncoded(), quad -> {
                    if (!quad.getGraph().equals(Ledger.NAME)) {
                        reader.accept(quad);
                    }
                });
            } catch (IOException | RiotException e) {
                throw unreadable(file, e);
            }
        }
    }

    /** Every version that ended. */
    List<Kept> all() {
        return named().map(Named::kept).toList();
    }

    /** The versions that were current at an instant; no other file is read. */
    List<Kept> at(Instant instant) {
        return named().filter(named -> Version.covers(named.from(), named.until(), instant))
                .map(Named::kept)
                .toList();
    }

    private Stream<Named> named() {
        return files(folder).stream()
                .filter(place -> Files.isDirectory(place) && !place.equals(drafts))
                .flatMap(place -> in(place).stream());
    }

    private static Version head(Path file, long number) {
        var head = DatasetGraphFactory.create();
        try (var lines = lines(file)) {
            var text = new StringBuilder();
            for (var line = lines.readLine(); line != null && line.endsWith(LEDGER_LINE); line = lines.readLine()) {
                text.append(line).append('\n');
            }
            NQuads.read(
                    new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                    "",
                    LabelToNode.createUseLabelEncoded(),
                    head::add);
        } catch (IOException | RiotException e) {
            throw unreadable(file, e);
        }
        var ledger = new Ledger(head);
        return ledger.publications().stream()
                .map(publication -> ledger.version(publication, number))
                .findFirst()
                .orElseThrow(() -> unreadable(file, new IOException("it does not say what it is a version of")));
    }

    /** The publication of an older file: that one of its graphs whose address has the folder's digest. */
    private static Node publication(Path file, String digest) {
        try (var lines = lines(file)) {
            var seen = new HashSet<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var graph = GRAPH.matcher(line);
                if (graph.matches()
                        && seen.add(graph.group(1))
                        && digest(graph.group(1)).equals(digest)) {
                    return NodeFactory.createURI(graph.group(1));
                }
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        throw unreadable(file, new IOException("it does not say what it is a version of"));
    }

    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var files = Files.list(place)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static String name(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    }

    private static CommonsException unreadable(Path file, Exception e) {
        return new CommonsException(
                Code.STORE_DAMAGED,
                "The history file %s cannot be read: %s. Restore it from a backup, or move it away to go on without that version."
                        .formatted(file, e.getMessage()));
    }

    private CommonsException unwritable(IOException e) {
        return new CommonsException(
                Code.STORE_DAMAGED,
                "The history %s cannot be written: %s. The store is as it was; make room or give yourself the right to write, and try again."
                        .formatted(folder, e.getMessage()));
    }
}
