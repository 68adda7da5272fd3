package org.digitalcommons.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Parts;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.Recognition;
import org.digitalcommons.store.Quads;
import org.digitalcommons.validate.Finding;
import org.digitalcommons.validate.Validator;
import org.digitalcommons.validate.Verdict;
import org.digitalcommons.vocab.Prov;

/**
 * A publication of files of any length: read, judged and written to a file part by part, in bounded memory. The file is
 * gone when it is closed. Each part is judged for itself, which says the same as judging all, because in such files no
 * row depends on another.
 */
final class StagedPublication implements AutoCloseable {

    /** So many findings are told; who has more has one mistake in many places. */
    private static final int MOST_FINDINGS = 10_000;

    /** Statements of a part that others repeat, such as that a supplier is one: so many are remembered. */
    private static final int MOST_REMEMBERED = 200_000;

    private final Path file;
    private final Quads quads;
    private final Candidate candidate;
    private final Verdict verdict;

    private StagedPublication(Path file, Quads quads, Candidate candidate, Verdict verdict) {
        this.file = file;
        this.quads = quads;
        this.candidate = candidate;
        this.verdict = verdict;
    }

    /**
     * Reads what was recognised.
     *
     * @param speakers says what its publisher may state
     * @param replacement what it takes the place of
     * @param basis to ask the store by
     * @param staging where the file is written
     * @param rows is told how many rows were read so far
     */
    static StagedPublication of(
            Recognition recognition,
            Validator validator,
            SpeakerRule speakers,
            Function<Candidate, Graph> replacement,
            Basis basis,
            StagingFolder staging,
            LongConsumer rows)
            throws Unreadable {
        Path file;
        try {
            file = staging.file();
        } catch (IOException e) {
            throw unwritable(e);
        }
        boolean whole = false;
        try {
            var parts = new PartWriter(validator, speakers, basis);
            var candidate = written(recognition, parts, replacement, file, rows);
            var verdict = parts.verdict();
            // What is rejected is never read again.
            var quads = verdict instanceof Verdict.Pass ? Quads.staged(file) : Quads.of(Map.of());
            whole = true;
            return new StagedPublication(file, quads, parts.told(candidate), verdict);
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(e);
        } finally {
            if (!whole) {
                remove(file);
            }
        }
    }

    private static Candidate written(
            Recognition recognition,
            PartWriter parts,
            Function<Candidate, Graph> replacement,
            Path file,
            LongConsumer rows)
            throws IOException, Unreadable {
        try (var out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 64 * 1024)) {
            var writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            writer.start();
            parts.to(writer);
            var candidate = recognition.stream(parts, rows);
            parts.addHearsay(candidate.publication());
            parts.judge(replacement.apply(candidate));
            if (parts.verdict() instanceof Verdict.Pass accepted) {
                parts.write(
                        StoredFindings.graph(candidate.publication()),
                        StoredFindings.report(candidate.publication(), accepted));
            }
            writer.finish();
            return candidate;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static CommonsException unwritable(Exception e) {
        return new CommonsException(
                Code.FILE_UNWRITABLE,
                "The publication cannot be written down beside the store: %s. Check that there is room for it."
                        .formatted(e.getMessage()));
    }

    /** Its statements, with its findings when it is accepted. */
    Quads quads() {
        return quads;
    }

    /** What was read, without its graphs. */
    Candidate candidate() {
        return candidate;
    }

    /** What the shapes say of all parts. */
    Verdict verdict() {
        return verdict;
    }

    @Override
    public void close() {
        remove(file);
    }

    /** Judges each part and writes it down. */
    private static final class PartWriter implements Parts {

        private final Validator validator;
        private final SpeakerRule speakers;
        private final Basis basis;
        private final Set<Triple> book;
        private final HearsayCount hearsay = new HearsayCount();
        private StreamRDF writer = StreamRDFLib.sinkNull();
        private final List<Finding> findings = new ArrayList<>();
        private final Set<Quad> written = new HashSet<>();
        private long untold;

        PartWriter(Validator validator, SpeakerRule speakers, Basis basis) {
            this.validator = validator;
            this.speakers = speakers;
            this.basis = basis;
            this.book = speakers.book(basis);
        }

        void to(StreamRDF stream) {
            writer = stream;
        }

        @Override
        public void add(Node graph, Graph part) {
            judge(part);
            var division = speakers.divided(graph, part, hearsay, book, basis);
            write(graph, division.stated());
            write(GraphNames.said(graph), division.said());
        }

        /** Counts what may only be said, once all parts are read. */
        void addHearsay(Node publication) {
            var counted = hearsay.of(publication);
            judge(counted);
            write(GraphNames.said(publication), counted);
        }

        void judge(Graph part) {
            for (var finding : validator.judge(part).findings()) {
                if (findings.size() < MOST_FINDINGS) {
                    findings.add(finding);
                } else {
                    untold++;
                }
            }
        }

        /** What is made of no row of its own, such as the name of a supplier, is written once, as far as memory reaches. */
        void write(Node graph, Graph part) {
            part.find().forEachRemaining(triple -> {
                boolean ofItsRow = part.contains(triple.getSubject(), Prov.wasDerivedFrom, Node.ANY);
                var quad = Quad.create(graph, triple);
                if (ofItsRow || written.size() >= MOST_REMEMBERED && !written.contains(quad) || written.add(quad)) {
                    writer.quad(quad);
                }
            });
        }

        Verdict verdict() {
            return Verdict.of(findings);
        }

        Candidate told(Candidate candidate) {
            if (untold == 0) {
                return candidate;
            }
            var lines = new ArrayList<>(candidate.columns());
            lines.add("There are %,d more findings than the %,d that are told. Put these right first."
                    .formatted(untold, MOST_FINDINGS));
            return new Candidate(candidate.publication(), candidate.graphs(), candidate.rows(), lines);
        }
    }
}
