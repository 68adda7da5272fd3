package org.digitalcommons.cli;

import org.digitalcommons.rights.Rights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code token revoke}: revokes a token from the next request on. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Takes a token back; a running server refuses it from the next request on.")
final class TokenRevokeCommand extends StoreCommand {

    @Parameters(paramLabel = "ID", description = "The name of the token, as commons token list shows it.")
    private String id = "";

    @Override
    public Integer call() {
        var token = Rights.in(stores.folder())
                .tokens()
                .revoke(id)
                .orElseThrow(() -> terminal.misuse(
                        "There is no token %s. See those there are with: commons token list".formatted(id)));
        terminal.err().println("Token %s of %s is revoked.".formatted(token.id(), token.publisher()));
        return Main.DONE;
    }
}
