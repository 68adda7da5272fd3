package org.digitalcommons.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.digitalcommons.rights.Rights;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code token revoke}: takes a token back, from the next request on. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Takes a token back; a running server refuses it from the next request on.")
final class TokenRevokeCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The name of the token, as commons token list shows it.")
    private String id = "";

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        var token = Rights.in(stores.folder())
                .tokens()
                .revoke(id)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        line, "There is no token %s. See those there are with: commons token list".formatted(id)));
        line.getErr().println("Token %s of %s is revoked.".formatted(token.id(), token.publisher()));
        return Main.DONE;
    }
}
