package org.digitalcommons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.vocab.Term;

/** Grants for tests that are about something else than who may speak for whom. */
public final class Granted {

    private Granted() {}

    /** A commons in a folder of its own, whose publishers may speak for any body. */
    public static Commons commons(String... publishers) {
        try {
            var folder = Folders.temporary("granted");
            anyBody(folder, publishers);
            return Commons.open(folder, DefaultStore.ROOMS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets publishers speak for any body, as an operator would with {@code commons grant PUBLISHER --for all}. */
    public static void anyBody(Path store, String... publishers) {
        for (var publisher : publishers) {
            Rights.in(store).grants().add(publisher, Set.of(Term.AnyBody), Set.of());
        }
    }
}
