package org.digitalcommons.cli;

import java.time.LocalDate;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Token;
import picocli.CommandLine.Command;

/** {@code token list}: every token there ever was, without its secret. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists tokens: name, publisher, role, and when each was created, expires and was revoked.")
final class TokenListCommand extends StoreCommand {

    private static final String FORM = "%-10s  %-30s  %-9s  %-20s  %-10s  %s";

    @Override
    public Integer call() {
        var tokens = Rights.in(stores.existingFolder()).tokens().list();
        var out = terminal.out();
        out.println(FORM.formatted("id", "publisher", "role", "created", "expires", "revoked"));
        tokens.forEach(token -> out.println(line(token)));
        return Main.DONE;
    }

    private static String line(Token token) {
        return FORM.formatted(
                token.id(),
                token.publisher(),
                token.role().word(),
                token.created(),
                token.expires().map(LocalDate::toString).orElse("-"),
                token.revoked().map(Object::toString).orElse("-"));
    }
}
