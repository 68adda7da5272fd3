package org.digitalcommons.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.store.ErasedText;
import org.digitalcommons.store.ErasureReport;
import org.digitalcommons.store.Store;
import org.digitalcommons.store.StoreCare;

/** What the operator of a store does: fill it, and keep what is derived up to date. Safe for any thread. */
public final class Upkeep {

    private static final Duration READERS_END = Duration.ofMinutes(2);

    private final Intake intake;
    private final Store store;
    private final DerivedState derived;
    private final DiskRoom room;
    private final Optional<Path> folder;

    Upkeep(Intake intake, Store store, DerivedState derived, DiskRoom room, Optional<Path> folder) {
        this.intake = intake;
        this.store = store;
        this.derived = derived;
        this.room = room;
        this.folder = folder;
    }

    /**
     * Publishes several deliveries one after the other, and then all that follows from them.
     *
     * @param told is told of each as it is stored or refused
     * @return whether anything had to be derived
     */
    public boolean publish(Iterable<Delivery> deliveries, Consumer<Outcome> told, ProgressListener progress)
            throws Unreadable {
        return intake.deliver(deliveries, told, progress);
    }

    /** Publishes what was read elsewhere, such as data that was made up. */
    public Outcome publish(Candidate candidate, ProgressListener progress) {
        return intake.deliver(candidate, progress);
    }

    /**
     * Derives what is owed, as after other rules were installed or a process was killed.
     *
     * @return whether anything was
     */
    public boolean derive(ProgressListener progress) {
        return intake.derive(progress);
    }

    /**
     * Divides what a publisher published before anew, after its grants have changed.
     *
     * @return how many publications are other than before
     */
    public int regrant(String publisher, ProgressListener progress) {
        return intake.alone(() -> {
            long changed = store.publications().stream()
                    .filter(p -> PublicationName.of(p).publisher().equals(publisher))
                    .filter(p -> intake.regrant(p, progress))
                    .count();
            derived.bringUpToDate(progress);
            return (int) changed;
        });
    }

    /**
     * Takes a text out of the store and all its files, and derives anew what follows.
     *
     * @throws org.digitalcommons.CommonsException if it is left anywhere
     */
    public ErasureReport erase(ErasedText text, ProgressListener progress) {
        var erasure = store.erasure(text);
        var report = intake.alone(() -> {
            var done = erasure.done();
            derived.bringUpToDate(progress);
            if (erasure.isLeft()) {
                derived.renew(progress);
            }
            return done;
        });
        // Not within the lock of those who publish: a backup takes that of the files first.
        store.care().ifPresent(care -> care.compact(this::alone, READERS_END));
        var files = folder.map(erasure::clean).orElse(List.of());
        return new ErasureReport(report.statements(), report.versions(), files);
    }

    /**
     * What keeps the store in good order.
     *
     * @throws java.util.NoSuchElementException for a store in memory
     */
    public StoreCare care() {
        return store.care().orElseThrow();
    }

    /** Keeps so many bytes of the disk of the store free: who would write beyond is refused before. */
    public void keepFree(long bytes) {
        room.keepFree(bytes);
    }

    /**
     * Ends what would write where there is no room.
     *
     * @throws org.digitalcommons.CommonsException if the disk of the store has too little, or may not be written
     */
    public void requireRoom() {
        room.require(0);
    }

    /** Does something while nobody publishes. */
    public void alone(Runnable work) {
        intake.alone(() -> {
            work.run();
            return true;
        });
    }

    /** Finds something out while nobody publishes. */
    public <T> T alone(Supplier<T> work) {
        return intake.alone(work);
    }

    /** Derives everything from nothing. */
    public void deriveAll(ProgressListener progress) {
        intake.deriveAll(progress);
    }

    /** The number of steps that {@link #deriveAll} tells of. */
    public int derivationSteps() {
        return derived.steps();
    }

    /** Whether what is derived follows from what is published. */
    public boolean isDerived() {
        return derived.isUpToDate();
    }

    /**
     * Takes the peer references that the versions of the index lack, and publishes them as the commons itself.
     *
     * @return what became of each version
     */
    public List<Outcome> reference(ProgressListener progress) {
        return intake.reference(progress);
    }
}
