package org.digitalcommons.cli;

import java.time.Instant;
import org.digitalcommons.pull.Feed;
import org.digitalcommons.pull.Frequency;
import org.digitalcommons.pull.HarvestFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pull list}: every registered address, with the result of its last fetch. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists registered addresses: name, publisher, how often, when asked and next, result, address.")
final class PullListCommand extends StoreCommand {

    private static final String FORM = "%-10s  %-20s  %-8s  %-20s  %-20s  %-6s  %s";

    @Option(names = "--findings", description = "Say what was found wrong in each file, too.")
    private boolean findings;

    @Override
    public Integer call() {
        var out = terminal.out();
        var pull = HarvestFolder.in(stores.existingFolder());
        out.println(FORM.formatted("id", "publisher", "every", "asked", "next", "result", "address"));
        for (var feed : pull.feeds().list()) {
            out.println(line(pull, feed));
            if (findings) {
                pull.findings(feed).ifPresent(text -> out.print(text.indent(4)));
            }
        }
        out.flush();
        return Main.DONE;
    }

    private static String line(HarvestFolder pull, Feed feed) {
        var state = pull.state(feed);
        var asked = !state.checked().equals(Instant.EPOCH);
        return FORM.formatted(
                feed.id(),
                feed.publisher(),
                feed.every().map(Frequency::written).orElse("-"),
                asked ? state.checked() : "-",
                asked ? state.due() : "-",
                asked ? state.status() : "-",
                feed.address());
    }
}
