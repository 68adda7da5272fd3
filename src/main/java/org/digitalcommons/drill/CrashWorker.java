package org.digitalcommons.drill;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.digitalcommons.Commons;
import org.digitalcommons.care.Care;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.intake.Submission;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.rights.AuditEntry;

/**
 * The process that {@link CrashDrill} kills: it does one kind of work without end, and says which phase begins, and what is
 * done and so acknowledged. Used by one thread.
 */
public final class CrashWorker {

    static final String PUBLISHER = "drill";
    static final String BACKUP = "backup.zip";

    private final Path folder;
    private final Consumer<String> told;

    /**
     * A worker in the folder of a drill.
     *
     * @param told is told each line, which is on its way when it returns
     */
    public CrashWorker(Path folder, Consumer<String> told) {
        this.folder = folder;
        this.told = told;
    }

    static Path store(Path folder) {
        return folder.resolve("store");
    }

    /**
     * Works until it is killed.
     *
     * @param phase the phase that it is to be killed in
     * @param first the number of the first version that it publishes
     */
    public void run(Rooms rooms, CrashPhase phase, int first) throws Unreadable {
        if (phase == CrashPhase.RESTORE) {
            for (int n = first; ; n++) {
                begin(CrashPhase.RESTORE);
                Care.restore(folder.resolve(BACKUP), folder.resolve("restored-" + n));
                told.accept("done restore");
            }
        }
        try (var commons = Commons.open(store(folder), rooms)) {
            for (int n = first; ; n++) {
                publish(commons, n);
                if (phase == CrashPhase.BACKUP) {
                    begin(CrashPhase.BACKUP);
                    new Care(commons).backup(folder.resolve("backup-%d.zip".formatted(n)));
                    told.accept("done backup");
                } else if (phase == CrashPhase.COMPACT) {
                    begin(CrashPhase.COMPACT);
                    new Care(commons).compact();
                    told.accept("done compact");
                }
            }
        }
    }

    private void begin(CrashPhase phase) {
        told.accept("phase " + phase.word());
    }

    private void publish(Commons commons, int number) throws Unreadable {
        var delivery = delivery(number);
        begin(CrashPhase.READ);
        commons.files().read(delivery);
        begin(CrashPhase.JUDGE);
        try (var assessment = commons.files().assess(Submission.of(delivery), ProgressListener.NONE)) {
            begin(CrashPhase.STORE);
            commons.publish(assessment, AuditEntry.none(), new ProgressListener() {
                @Override
                public void stored(Outcome.Acceptance acceptance) {
                    begin(CrashPhase.DERIVE);
                }

                @Override
                public void step(String name) {}
            });
        }
        told.accept("done publish " + number);
    }

    /** One version of one publication; each has a number of its own in it. */
    static Delivery delivery(int number) throws Unreadable {
        var rows = "E-code,Authority,Dwellings on the valuation list\nE2236,Ashford,%d\n".formatted(10_000 + number);
        return new Delivery(
                PUBLISHER,
                DeliveryDetails.of(Map.of("period", "2018-09-10")),
                List.of(new Delivery.File("taxbase.csv", rows.getBytes(StandardCharsets.UTF_8))));
    }
}
