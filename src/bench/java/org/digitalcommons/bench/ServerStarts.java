package org.digitalcommons.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/** Starts the program as a user does, and waits for its first answer. */
final class ServerStarts {

    private final Plan plan;
    private final Tables tables;

    ServerStarts(Plan plan, Tables tables) {
        this.plan = plan;
        this.tables = tables;
    }

    /** From the start of the process to its first answer, on a store that is there. */
    void measure(Path store, int size) throws Exception {
        var program = plan.home().resolve("commons").toAbsolutePath().normalize();
        if (!Files.isDirectory(plan.home().resolve("target/lib"))) {
            tables.stages()
                    .note(
                            "start of a server: not measured, because the program is not packaged: mvn -DskipTests package");
            return;
        }
        tables.say("starting a server");
        var times = new ArrayList<Double>();
        for (int i = 0; i <= Math.min(3, plan.runs()); i++) {
            int port = free();
            var log = plan.folder().resolve("serve.log").toFile();
            long begun = System.nanoTime();
            var server = new ProcessBuilder(
                            program.toString(),
                            "serve",
                            "--empty",
                            "--port",
                            Integer.toString(port),
                            "--store",
                            store.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            try {
                awaitAnswer(port, server);
                if (i > 0) {
                    times.add((System.nanoTime() - begun) / 1e6);
                }
            } finally {
                server.destroy();
                server.waitFor(20, TimeUnit.SECONDS);
            }
        }
        tables.stages().put("start a server on the store, to its first answer", size, Timing.median(times));
    }

    private static void awaitAnswer(int port, Process server) throws Exception {
        var address = URI.create("http://127.0.0.1:" + port + "/ask?format=json");
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 6_000 && server.isAlive(); i++) {
                try {
                    var request = HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(30))
                            .build();
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            < 500) {
                        return;
                    }
                } catch (IOException notYet) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            }
        }
        throw new IllegalStateException("The server did not answer; see serve.log");
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
