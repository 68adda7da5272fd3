package org.digitalcommons.intake;

import java.nio.file.Path;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.rights.AuditEntry;

/** A process that ends as if killed, after a delivery is stored and before what follows from it is derived. */
final class KilledPublisher {

    static final int KILLED = 86;

    private KilledPublisher() {}

    /** The folder of the store, and the file. */
    public static void main(String[] words) throws Unreadable {
        var commons = Commons.open(Path.of(words[0]), DefaultStore.ROOMS);
        commons.publish(Submission.of(Sample.delivery(Path.of(words[1]))), AuditEntry.none(), new ProgressListener() {
            @Override
            public void stored(Outcome.Acceptance acceptance) {
                Runtime.getRuntime().halt(KILLED);
            }

            @Override
            public void step(String name) {}
        });
    }
}
