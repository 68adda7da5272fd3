package org.digitalcommons.cli;

import java.util.Objects;
import org.digitalcommons.rights.Tokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code token}: the credentials of publishers, created and revoked while a server runs. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Makes, lists and revokes the tokens by which publishers write over the web; only hashes are kept.",
        subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class})
final class TokenCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do with tokens: create, list or revoke.");
    }

    /** Ends a command whose parameter has the wrong form. */
    static String publisher(Terminal terminal, String code) {
        if (Tokens.PUBLISHER.matcher(code).matches()) {
            return code;
        }
        throw terminal.misuse(
                "%s is not the code of a publisher. Write letters, digits and single hyphens, as in cabinet-office."
                        .formatted(code));
    }
}
