package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.digitalcommons.Commons;
import org.digitalcommons.publish.SourceFolder;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.serve.Server;
import org.digitalcommons.validate.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code serve}: builds the store on first use, then serves it until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves a store. A new store first publishes what lies in data/.")
final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", defaultValue = "3030", description = "The port (3030); 0 takes a free one.")
    private int port = 3030;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "The address to listen at (127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(names = "--empty", description = "Publish nothing into a new store.")
    private boolean empty;

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() throws Exception {
        var words = Objects.requireNonNull(spec).commandLine().getErr();
        try (var commons = stores.open(Objects.requireNonNull(main))) {
            boolean first = !commons.isDerived();
            if (first && !empty) {
                publish(commons, words);
            }
            if (first) {
                Derivations.run(commons);
                words.println("Derived from %d published graphs."
                        .formatted(commons.store().size()));
            }
            try (var server = Server.start(commons, host, port)) {
                words.println("Digital Commons is at %s (Ctrl+C stops it)".formatted(server.address()));
                words.flush();
                var stopped = new CountDownLatch(1);
                Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "stop"));
                stopped.await();
            }
        }
        return Main.DONE;
    }

    private void publish(Commons commons, PrintWriter words) throws Unreadable {
        for (var folder : SourceFolder.in(commons.rooms())) {
            var delivery = SourceFolder.delivery(folder);
            words.println("Publishing %s".formatted(delivery.title().orElse(delivery.publisher())));
            words.flush();
            var outcome = commons.publish(delivery);
            var kind = outcome instanceof Commons.Outcome.Published ? "published" : "rejected";
            words.println("  %s; %s; %s"
                    .formatted(kind, outcome.candidate().rows(), new Report(outcome.verdict()).summary()));
            words.flush();
        }
    }
}
