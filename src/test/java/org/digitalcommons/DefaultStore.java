package org.digitalcommons;

import java.io.IOException;
import java.nio.file.Path;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Limits;
import org.digitalcommons.limit.Settings;
import org.digitalcommons.serve.Server;

/** The store that a first start builds from {@code data/}, and a server of it. */
public final class DefaultStore {

    /** The rooms as they lie in the project. */
    public static final Rooms ROOMS = Rooms.in(Path.of("."));

    /** A busy machine is no fault of what is asked, so that there is more time here than readers have. */
    private static final Settings SETTINGS =
            Settings.of(Limits.standard().with(Limit.QUERY_TIME, 120_000).with(Limit.QUERY_WAIT, 60_000));

    private static final Lazy<Server> SERVER = Lazy.of(() -> Server.start(commons(), "127.0.0.1", 0, SETTINGS));

    private DefaultStore() {}

    /** The commons; read only, so that tests do not meet. */
    public static Commons commons() {
        return Fixture.DEFAULT_STORE.commons();
    }

    /** The address of its server, with a slash at the end. */
    public static String address() {
        return SERVER.get().address();
    }

    /** Its folder on disk. */
    public static Path store() {
        return commons().folder().orElseThrow();
    }

    /** A copy of its folder, which another process may open. */
    public static Path copy(Path to) throws IOException {
        return Fixture.DEFAULT_STORE.copy(to);
    }
}
