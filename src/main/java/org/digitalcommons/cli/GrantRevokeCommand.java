package org.digitalcommons.cli;

import org.digitalcommons.rights.Rights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code grant revoke}: takes a grant back. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Takes a grant back: what it let its publisher state is kept as said from then on.")
final class GrantRevokeCommand extends StoreCommand {

    @Parameters(paramLabel = "GRANT", description = "The name of the grant, as grant list shows it.")
    private String name = "";

    @Override
    public Integer call() {
        if (!Rights.in(stores.folder()).grants().revoke(name)) {
            throw terminal.misuse("There is no grant %s in this store. See commons grant list.".formatted(name));
        }
        GrantCommand.redivide(stores, terminal.err(), name.replaceAll("-[0-9a-f]{8}$", ""));
        return Main.DONE;
    }
}
