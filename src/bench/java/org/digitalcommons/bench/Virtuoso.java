package org.digitalcommons.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.digitalcommons.catalog.Rooms;

/** Virtuoso, as a process of its own in a folder of its own, asked over HTTP; the time holds its answer as text. */
record Virtuoso() implements PeerEngine {

    @Override
    public String name() {
        return "Virtuoso, over HTTP";
    }

    @Override
    public Optional<String> missing() {
        return program("virtuoso-t").isPresent() && program("isql-vt").isPresent()
                ? Optional.empty()
                : Optional.of(
                        "not installed: Debian package virtuoso-opensource, with virtuoso-t and isql-vt on the path");
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public Map<String, Result> run(Country country, Rooms rooms, int runs) throws Exception {
        var folder = Files.createDirectories(country.folder("virtuoso")).toAbsolutePath();
        var dump = Files.createDirectories(folder.resolve("dump"));
        Files.copy(country.file(), dump.resolve("country.nq"));
        try (var out = Files.newOutputStream(dump.resolve("ontology.nt"))) {
            RDFDataMgr.write(out, rooms.graph("ontology"), Lang.NTRIPLES);
        }
        int port = free();
        int http = free();
        Files.writeString(folder.resolve("virtuoso.ini"), """
                [Database]
                DatabaseFile = %1$s/virtuoso.db
                ErrorLogFile = %1$s/virtuoso.log
                LockFile = %1$s/virtuoso.lck
                TransactionFile = %1$s/virtuoso.trx
                xa_persistent_file = %1$s/virtuoso.pxa
                [TempDatabase]
                DatabaseFile = %1$s/temp.db
                TransactionFile = %1$s/temp.trx
                [Parameters]
                ServerPort = %2$d
                DirsAllowed = ., %1$s
                NumberOfBuffers = 85000
                MaxDirtyBuffers = 65000
                ThreadsPerQuery = 2
                CheckpointInterval = 0
                [HTTPServer]
                ServerPort = %3$d
                ServerRoot = %1$s
                [SPARQL]
                ResultSetMaxRows = 10000000
                """.formatted(folder, port, http));
        var server = new ProcessBuilder(
                        program("virtuoso-t").orElseThrow().toString(),
                        "+foreground",
                        "+configfile",
                        folder.resolve("virtuoso.ini").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        try (var client = HttpClient.newHttpClient()) {
            await(client, http, server);
            var results = new LinkedHashMap<String, Result>();
            double load = Timing.once(() -> isql(
                    port,
                    "ld_dir('%1$s','*.nq','urn:x-country');ld_dir('%1$s','*.nt','urn:x-reference');rdf_loader_run();checkpoint;"
                            .formatted(dump)));
            results.put("load", new Result(load, country.statements(), 0));
            for (var natural : Natural.ALL) {
                var query = Files.readString(QUERIES.resolve(natural.name() + ".rq"));
                var text = new String[] {""};
                double millis = Timing.median(runs, () -> text[0] = answer(client, http, query));
                results.put(natural.name(), result(millis, text[0]));
            }
            return results;
        } finally {
            server.destroy();
            server.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static Result result(double millis, String csv) {
        var lines = csv.lines().skip(1).toList();
        return new Result(
                millis,
                lines.size(),
                lines.stream()
                        .map(line -> line.substring(line.lastIndexOf(',') + 1).replace("\"", ""))
                        .mapToDouble(Double::parseDouble)
                        .sum());
    }

    private static String answer(HttpClient client, int port, String query) throws Exception {
        var address = "http://127.0.0.1:%d/sparql?format=text/csv&query=%s"
                .formatted(port, URLEncoder.encode(query, StandardCharsets.UTF_8));
        var response =
                client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(response.body().lines().findFirst().orElse(""));
        }
        return response.body();
    }

    private static void await(HttpClient client, int port, Process server) throws Exception {
        for (int i = 0; i < 600 && server.isAlive(); i++) {
            try {
                answer(client, port, "SELECT (1 AS ?one) WHERE {}");
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IOException("Virtuoso did not start; see out.log in its folder");
    }

    private static void isql(int port, String statements) throws Exception {
        var process = new ProcessBuilder(
                        program("isql-vt").orElseThrow().toString(),
                        "127.0.0.1:" + port,
                        "dba",
                        "dba",
                        "exec=" + statements)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || said.contains("*** Error")) {
            throw new IOException(said.lines()
                    .filter(line -> line.contains("Error"))
                    .findFirst()
                    .orElse(said));
        }
    }
}
