package org.digitalcommons.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.catalog.Rooms;

/** An engine of others: it loads the dump and the code lists, and answers the natural form of questions. */
interface PeerEngine {

    /** Under which nobody looks for it. */
    String name();

    /** Why it cannot run here; empty when it can. */
    Optional<String> missing();

    /** Loads and answers; the results by the name of the query, with {@code load} among them. */
    Map<String, Result> run(Country country, Rooms rooms, int runs) throws Exception;

    /** Where the queries lie. */
    Path QUERIES = Path.of("src", "bench", "queries");

    /** The natural form of a question. */
    static String query(Natural natural) throws IOException {
        return Files.readString(QUERIES.resolve(natural.name() + ".rq"));
    }
}
