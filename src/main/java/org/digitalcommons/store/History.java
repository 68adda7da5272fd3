package org.digitalcommons.store;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.CommonsException;

/**
 * Versions that were replaced or withdrawn, one compressed file each, outside the queried dataset: as N-Quads, or as the
 * difference from such a file ({@link VersionPatch}). A file of N-Quads, named as {@link HistoryFiles} says, begins with
 * the lines that the ledger had about its publication; files of older stores begin at once.
 *
 * <p>A file is whole or not there, and there is one for exactly the versions that ended, whenever the process is killed:
 * {@link HistoryDrafts} sees to that.
 *
 * <p>For one thread at a time.
 */
final class History {

    private static final String LEDGER_LINE = "<" + PublicationLedger.NAME.getURI() + "> .";
    private static final Pattern GRAPH = Pattern.compile(".* <([^>]*)> \\.");

    private final HistoryFiles files;
    private final HistoryDrafts drafts;

    History(Path folder) {
        this.files = new HistoryFiles(folder);
        this.drafts = new HistoryDrafts(files);
    }

    Path folder() {
        return files.folder();
    }

    /** Writes the draft of a version from the dataset, inside a transaction of the caller. */
    void draft(Version version, DatasetGraph dataset) {
        drafts.write(version, dataset);
    }

    /** Whether a change was broken off, or its end not noted, since the last {@link #settle}. */
    boolean isUnsettled() {
        return !drafts.isEmpty();
    }

    /** Takes in the drafts of versions that ended at the last change, and deletes those of versions that are current. */
    void settle(List<Version> current, Instant last) {
        drafts.settle(current, last);
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
        var named = files.of(publication);
        return named.isEmpty()
                ? Last.NONE
                : new Last(named.getLast().number(), named.getLast().until());
    }

    /** A version and where it lies. */
    record PastVersion(Version version, Path file) {

        /** Its statements, without the lines of the ledger. */
        void forEach(Consumer<Quad> reader) {
            read(reader);
        }

        /** The same; returns the digest that the ledger had of them, if it had one. */
        Optional<String> read(Consumer<Quad> reader) {
            var seal = new ArrayList<String>();
            PastContent.read(
                    file,
                    quad -> {
                        if (PublicationLedger.isSeal(quad)) {
                            seal.add(quad.getObject().getLiteralLexicalForm());
                        }
                    },
                    reader);
            return seal.stream().findFirst();
        }
    }

    /** Every version that ended. */
    List<PastVersion> all() {
        return files.all().map(History::kept).toList();
    }

    /** The files of every version that ended, publication by publication and in order of their numbers. */
    List<HistoryFiles.VersionFile> files() {
        return files.all().toList();
    }

    /** The versions that were current at an instant; no other file is read. */
    List<PastVersion> at(Instant instant) {
        return files.all()
                .filter(named -> Version.covers(named.from(), named.until(), instant))
                .map(History::kept)
                .toList();
    }

    /** The version of a file. */
    static PastVersion kept(HistoryFiles.VersionFile named) {
        return new PastVersion(named.isOlder() ? olderVersion(named) : version(named), named.file());
    }

    private static Version version(HistoryFiles.VersionFile named) {
        var head = head(named.file(), named.number());
        return new Version(
                head.publication(), named.number(), named.from(), named.until(), head.checksum(), head.statements());
    }

    private static Version olderVersion(HistoryFiles.VersionFile named) {
        var publication = publication(named.file(), named.digest());
        return new Version(publication, named.number(), named.from(), named.until(), "", OptionalLong.empty());
    }

    private static Version head(Path file, long number) {
        var head = DatasetGraphFactory.create();
        if (HistoryFiles.isPatch(file)) {
            VersionPatch.read(file).added().stream()
                    .filter(quad -> quad.getGraph().equals(PublicationLedger.NAME))
                    .forEach(head::add);
        } else {
            readHead(file, head);
        }
        var ledger = new PublicationLedger(head);
        return ledger.publications().stream()
                .map(publication -> ledger.version(publication, number))
                .findFirst()
                .orElseThrow(() -> unnamed(file));
    }

    private static void readHead(Path file, DatasetGraph head) {
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
            throw HistoryFiles.unreadable(file, e);
        }
    }

    /** The publication of an older file: that one of its graphs whose address has the folder's digest. */
    private static Node publication(Path file, String digest) {
        try (var lines = lines(file)) {
            var seen = new HashSet<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var graph = GRAPH.matcher(line);
                if (graph.matches()
                        && seen.add(graph.group(1))
                        && HistoryFiles.digest(graph.group(1)).equals(digest)) {
                    return NodeFactory.createURI(graph.group(1));
                }
            }
        } catch (IOException e) {
            throw HistoryFiles.unreadable(file, e);
        }
        throw unnamed(file);
    }

    private static CommonsException unnamed(Path file) {
        return HistoryFiles.unreadable(file, new IOException("it does not say what it is a version of"));
    }

    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }
}
