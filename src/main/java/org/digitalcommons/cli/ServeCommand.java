package org.digitalcommons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.digitalcommons.Commons;
import org.digitalcommons.harvest.HarvestSchedule;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.importer.SourceFolder;
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

    @Option(
            names = "--sample",
            description = "Publish the fictional pioneer group of data/sample too, which shows every term in use.")
    private boolean sample;

    @Option(
            names = "--no-pull",
            description = "Fetch nothing, whatever publishers registered and pull/allowed.txt says.")
    private boolean noPull;

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() throws Exception {
        var words = Objects.requireNonNull(spec).commandLine().getErr();
        try (var stop = new Stop();
                var commons = stores.open(Objects.requireNonNull(main))) {
            build(commons, words);
            try (var server = Server.start(commons, host, port)) {
                words.println("Digital Commons is at %s (Ctrl+C stops it)".formatted(server.address()));
                words.flush();
                Remote.hold(stores.folder(), server.address());
                var pulling = noPull ? Optional.<HarvestSchedule>empty() : HarvestSchedule.start(commons);
                try {
                    stop.await();
                } finally {
                    pulling.ifPresent(HarvestSchedule::close);
                }
                Remote.release(stores.folder());
            }
        }
        return Main.DONE;
    }

    /** Publishes what a new store first holds, and derives what is out of date; nothing for a store that is ready. */
    private void build(Commons commons, PrintWriter words) throws Unreadable, IOException {
        var begun = System.nanoTime();
        boolean isNew =
                commons.store().size() == 0 || Files.exists(stores.folder().resolve("filling"));
        // Killed while it was filled, a store is filled further: publishing the same again changes nothing.
        var filling = stores.folder().resolve("filling");
        if (!empty && (commons.store().size() == 0 || Files.exists(filling))) {
            Files.writeString(filling, "");
            publish(commons, words);
            Files.delete(filling);
        }
        if (sample) {
            for (var delivery : Sample.deliveries(commons.rooms())) {
                publish(commons, delivery, words);
            }
        }
        if (!commons.isDerived()) {
            Derivations.run(commons);
            if (isNew && !empty) {
                Derivations.reference(commons);
            }
            words.println("Derived from %,d published graphs: %s."
                    .formatted(commons.store().size(), sizes(commons)));
            words.println(
                    "The store was ready after %d seconds.".formatted((System.nanoTime() - begun) / 1_000_000_000));
        }
    }

    private static String sizes(Commons commons) {
        return "%,d statements published, %,d derived"
                .formatted(
                        commons.store().statements(GraphNames.PUBLISHED),
                        commons.store().statements(GraphNames.DERIVED));
    }

    private static void publish(Commons commons, PrintWriter words) throws Unreadable {
        for (var folder : SourceFolder.in(commons.rooms())) {
            publish(commons, SourceFolder.delivery(folder), words);
        }
    }

    private static void publish(Commons commons, Delivery delivery, PrintWriter words) throws Unreadable {
        words.println("Publishing %s"
                .formatted(delivery.title().orElse(delivery.files().getFirst().name())));
        words.flush();
        var outcome = commons.publish(delivery);
        var kind = outcome instanceof Commons.Outcome.Published ? "published" : "rejected";
        words.println(
                "  %s; %s; %s".formatted(kind, outcome.candidate().rows(), new Report(outcome.verdict()).summary()));
        words.flush();
    }
}
