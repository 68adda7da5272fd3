package org.digitalcommons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.harvest.HarvestSchedule;
import org.digitalcommons.harvest.Harvester;
import org.digitalcommons.intake.GrantWatch;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.limit.Settings;
import org.digitalcommons.limit.SettingsFile;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.SourceFolder;
import org.digitalcommons.serve.Server;
import org.digitalcommons.validate.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: builds the store on first use, then serves it until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves a store. A new store first publishes what lies in data/.")
final class ServeCommand extends StoreCommand {

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

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "Read limits, public address and proxies from a file (settings.properties in the store's folder, if"
                            + " it is there); docs/operate/limits.md lists them.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Set one of them, such as query.time=20; goes before the file.")
    private List<String> set = List.of();

    @Mixin
    private CareOptions care = new CareOptions();

    @Mixin
    private LogOptions logs = new LogOptions();

    @Override
    public Integer call() throws Exception {
        var words = terminal.err();
        var settings = settings();
        PortCheck.requireFree(host, port);
        try (var stop = new Stop();
                var files = logs.begin(terminal);
                var commons = stores.open();
                var grants = GrantWatch.of(commons.upkeep(), stores.folder())) {
            try (var caring = care.begin(commons, terminal);
                    var server = Server.startUnready(commons, host, port, settings)) {
                build(commons, words);
                server.ready();
                words.println("Digital Commons is at %s (Ctrl+C stops it)".formatted(server.address()));
                words.flush();
                Remote.hold(stores.folder(), server.address());
                grants.start();
                var harvesting = noPull
                        ? Optional.<HarvestSchedule>empty()
                        : Optional.of(HarvestSchedule.start(Harvester.of(commons, stores.folder())));
                try {
                    stop.await();
                } finally {
                    harvesting.ifPresent(HarvestSchedule::close);
                }
                Remote.release(stores.folder());
            }
        }
        return Main.DONE;
    }

    /** What the operator settled, in a file and on the command line. */
    private Settings settings() {
        var usual = stores.folder().resolve("settings.properties");
        try {
            var settings = file != null
                    ? SettingsFile.read(file)
                    : Files.exists(usual) ? SettingsFile.read(usual) : Settings.standard();
            for (var line : set) {
                settings = SettingsFile.with(settings, line);
            }
            return settings;
        } catch (IllegalArgumentException wrong) {
            throw terminal.misuse(String.valueOf(wrong.getMessage()));
        } catch (IOException missing) {
            throw terminal.misuse("%s cannot be read. Name the file of settings with --settings."
                    .formatted(file == null ? usual : file));
        }
    }

    /** Publishes what a new store first holds, and derives what is owed; nothing for a store that is ready. */
    private void build(Commons commons, PrintWriter words) throws Unreadable, IOException {
        var begun = System.nanoTime();
        // Killed while it was filled, a store is filled further: publishing the same again changes nothing.
        var filling = stores.folder().resolve("filling");
        boolean isToFill = !empty && (commons.contents().amount().graphs() == 0 || Files.exists(filling));
        var deliveries = new ArrayList<Delivery>();
        if (isToFill) {
            Files.writeString(filling, "");
            for (var folder : SourceFolder.in(terminal.rooms())) {
                deliveries.add(SourceFolder.delivery(folder));
            }
        }
        if (sample) {
            deliveries.addAll(Sample.deliveries(terminal.rooms()));
        }
        boolean isDerived;
        try (var bars = new ProgressBars(commons.upkeep()::derivationSteps)) {
            isDerived = commons.upkeep().publish(announced(deliveries, words), outcome -> tell(outcome, words), bars);
            if (isToFill) {
                commons.upkeep().reference(bars);
                Files.delete(filling);
            }
        }
        if (isDerived) {
            var size = commons.contents().amount();
            words.println("Derived from %,d published graphs: %,d statements published, %,d derived."
                    .formatted(size.graphs(), size.published(), size.derived()));
            words.println(
                    "The store was ready after %d seconds.".formatted((System.nanoTime() - begun) / 1_000_000_000));
        }
    }

    /** The deliveries, each named as it is begun. */
    private static Iterable<Delivery> announced(List<Delivery> deliveries, PrintWriter words) {
        return () -> deliveries.stream()
                .peek(delivery -> {
                    words.println("Publishing %s"
                            .formatted(delivery.title()
                                    .orElse(delivery.files().getFirst().name())));
                    words.flush();
                })
                .iterator();
    }

    private static void tell(Outcome outcome, PrintWriter words) {
        var kind = outcome instanceof Outcome.Acceptance ? "published" : "rejected";
        words.println(
                "  %s; %s; %s".formatted(kind, outcome.candidate().rows(), new Report(outcome.verdict()).summary()));
        words.flush();
    }
}
