package org.digitalcommons.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.RememberedMappings;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.Importer;
import org.digitalcommons.publish.importer.Recognition;
import org.digitalcommons.publish.table.AnnotatedCopy;
import org.digitalcommons.publish.table.Extract;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.store.Store;
import org.digitalcommons.validate.Validator;
import org.digitalcommons.validate.Verdict;

/** Reads deliveries and judges them by the shapes; what is current stays as it is. Safe for any thread. */
final class Assessor {

    private final Lazy<Importer> importer;
    private final Lazy<Validator> validator;
    private final KnownBodies bodies;
    private final Optional<RememberedMappings> mappings;
    private final StagingFolder staging;
    private final SpeakerRule speakers;
    private final ReplacementCheck replacements;

    /**
     * By the rules of the rooms.
     *
     * @param store the bodies it knows are known
     * @param folder the folder of the store; empty for one in memory
     */
    Assessor(Rooms rooms, Store store, Optional<Path> folder) {
        this.importer = Lazy.of(() -> rooms.once(Importer.class, Importer::new));
        this.validator = Lazy.of(() -> Validator.of(rooms));
        this.bodies = new KnownBodies(rooms, store);
        this.mappings = folder.map(f -> new RememberedMappings(f.resolve("mappings")));
        this.staging = new StagingFolder(folder);
        this.replacements = new ReplacementCheck(store);
        var book = folder.map(f -> Rights.in(f).grants());
        var shipped = Lazy.of(() -> rooms.graph("data/grant"));
        this.speakers = new SpeakerRule(
                rooms, store, () -> book.map(b -> b.with(shipped.get())).orElseGet(shipped::get));
        staging.clear();
    }

    List<String> formats() {
        return Stream.concat(importer.get().formats().stream().map(f -> f.name()), Stream.of("rdf"))
                .sorted()
                .toList();
    }

    Extract extract(Delivery delivery) throws Unreadable {
        return importer.get().extract(delivery);
    }

    AnnotatedCopy annotated(Delivery delivery, Map<String, List<AnnotatedCopy.Remark>> remarks) throws Unreadable {
        return importer.get().annotated(remembering(delivery, new Basis()), remarks);
    }

    Verdict judge(Candidate candidate) {
        return validator.get().judge(candidate.graphs().values());
    }

    /** Reads a delivery; what its publisher once said of words in its files holds again. */
    Candidate read(Delivery delivery) throws Unreadable {
        var basis = new Basis();
        return recognise(remembering(delivery, basis), basis).candidate();
    }

    /** Reads and judges; a long delivery part by part, in bounded memory. */
    Assessment assess(Submission submission, ProgressListener progress) throws Unreadable {
        var basis = new Basis();
        var delivery = submission.delivery(basis);
        var recognition = recognise(remembering(delivery, basis), basis);
        if (!recognition.isLong()) {
            var candidate = recognition.candidate();
            submission.check(candidate);
            return assessed(submission, delivery, candidate, replacements.facts(candidate, delivery, basis), basis);
        }
        var staged = StagedPublication.of(
                recognition,
                validator.get(),
                speakers,
                candidate -> replacements.facts(candidate, delivery, basis),
                basis,
                staging,
                progress::rows);
        boolean checked = false;
        try {
            submission.check(staged.candidate());
            checked = true;
            return new Assessment(
                    submission, delivery, staged.candidate(), staged.verdict(), basis, Optional.of(staged));
        } finally {
            if (!checked) {
                staged.close();
            }
        }
    }

    /** Judges what was read elsewhere, such as data that was made up. */
    Assessment assess(Candidate candidate) {
        var nothing = new Delivery(Delivery.UNNAMED, DeliveryDetails.NONE, List.of());
        return assessed(Submission.of(nothing), nothing, candidate, Graph.emptyGraph, new Basis());
    }

    /** A candidate as it would be stored: what its publisher may not state is kept as said. */
    Candidate divided(Candidate candidate) {
        return speakers.divided(candidate, new Basis());
    }

    /** Judges all that is said, and what of it counts. */
    private Assessment assessed(
            Submission submission, Delivery delivery, Candidate candidate, Graph facts, Basis basis) {
        var divided = speakers.divided(candidate, basis);
        var judged = new ArrayList<>(candidate.graphs().values());
        judged.add(facts);
        divided.graphs().forEach((name, graph) -> {
            if (GraphNames.isSaid(name)) {
                judged.add(graph);
            }
        });
        var verdict = validator.get().judge(judged);
        return new Assessment(submission, delivery, divided, verdict, basis, Optional.empty());
    }

    /** Keeps what a publisher said of words in its files, once it is known to be of use. */
    void remember(Delivery delivery) {
        mappings.ifPresent(m -> m.keep(delivery.publisher(), delivery.mapping()));
    }

    private Delivery remembering(Delivery delivery, Basis basis) {
        return mappings.map(m -> delivery.with(
                        basis.ask(() -> m.of(delivery.publisher())).with(delivery.mapping())))
                .orElse(delivery);
    }

    private Recognition recognise(Delivery delivery, Basis basis) throws Unreadable {
        return importer.get().recognise(delivery, Lazy.of(() -> basis.ask(bodies::graph))::get);
    }
}
