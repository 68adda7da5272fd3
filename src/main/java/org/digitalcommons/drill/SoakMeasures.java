package org.digitalcommons.drill;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.digitalcommons.rights.ServerKey;
import org.digitalcommons.store.StoredBytes;

/**
 * What a server takes at one moment.
 *
 * @param memory bytes of its heap after a collection
 * @param threads how many threads it has
 * @param database bytes of its database, what was deleted included
 * @param beside bytes of the history and of everything else in the folder of its store
 */
public record SoakMeasures(long memory, long threads, long database, long beside) {

    static SoakMeasures of(ServedCopy server) throws IOException, InterruptedException {
        var collection = new ProcessBuilder(JavaProgram.tool("jcmd"), Long.toString(server.process()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        collection.waitFor(1, TimeUnit.MINUTES);
        var key = ServerKey.of(server.folder()).orElse("");
        var meters = Stranger.reply(
                "127.0.0.1", server.address(), Stranger.get("/-/metrics", "Authorization: Bearer " + key));
        var database = StoredBytes.of(server.folder().resolve("graphs"));
        return new SoakMeasures(
                sum(meters, "jvm_memory_used_bytes{area=\"heap\""),
                sum(meters, "jvm_threads_live_threads "),
                database,
                StoredBytes.of(server.folder()) - database);
    }

    private static long sum(String meters, String name) {
        return (long) meters.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
