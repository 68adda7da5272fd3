package org.digitalcommons.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.digitalcommons.Commons;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.SourceFolder;
import org.digitalcommons.serve.Server;
import org.digitalcommons.store.DiskFolders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code warm-up}: does a little of everything in a store of its own, which is gone afterwards. The
 * launcher runs it once after a build, to record which classes the JVM may keep ready.
 */
@Command(
        name = "warm-up",
        hidden = true,
        description = "Does a little of everything, for the launcher's start-up cache.")
final class WarmUpCommand implements Callable<Integer> {

    private static final List<String> PAGES =
            List.of("", "bodies", "clusters", "index", "ask", "ask/publications", "def", "sparql?query=ASK%7B%7D");

    @ParentCommand
    private @Nullable Main main;

    @Override
    public Integer call() throws IOException, Unreadable, InterruptedException {
        var folder = Files.createTempDirectory("commons");
        try (var commons = Commons.open(folder, Objects.requireNonNull(main).rooms())) {
            var sources = SourceFolder.in(commons.rooms());
            if (!sources.isEmpty()) {
                commons.publish(SourceFolder.delivery(sources.getFirst()));
            }
            var nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            for (var question : commons.catalog().questions()) {
                new AnswerTable(commons.ask(question.name(), Map.of())).print(nowhere);
            }
            visit(commons);
        } finally {
            DiskFolders.delete(folder);
        }
        return Main.DONE;
    }

    private static void visit(Commons commons) throws IOException, InterruptedException {
        try (var server = Server.start(commons, "127.0.0.1", 0);
                var client = HttpClient.newHttpClient()) {
            for (var page : PAGES) {
                var request = HttpRequest.newBuilder(URI.create(server.address() + page))
                        .header("Accept", "text/html")
                        .build();
                client.send(request, BodyHandlers.discarding());
            }
        }
    }
}
