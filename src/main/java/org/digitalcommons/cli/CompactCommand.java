package org.digitalcommons.cli;

import org.digitalcommons.care.Care;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code compact}: gives back the disk that deleted statements take. */
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description =
                "Writes the database anew without what was deleted. Readers go on meanwhile; who publishes waits.")
final class CompactCommand extends StoreCommand {

    @Mixin
    private OperatorTarget target = new OperatorTarget();

    @Override
    public Integer call() {
        return target.at(
                stores,
                commons -> told(new Care(commons).compact().sentence()),
                server -> told(server.post("compact").strip()));
    }

    private int told(String sentence) {
        terminal.out().println(sentence);
        terminal.out().flush();
        return Main.DONE;
    }
}
