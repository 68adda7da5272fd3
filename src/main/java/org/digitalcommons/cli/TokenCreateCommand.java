package org.digitalcommons.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code token create}: prints a new token, once. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Makes a token and prints it on standard output; it cannot be shown again.")
final class TokenCreateCommand extends StoreCommand {

    @Option(
            names = "--publisher",
            required = true,
            paramLabel = "CODE",
            description = "The code of the publisher it writes for, such as cabinet-office.")
    private String publisher = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "publisher",
            description = "publisher: writes, and that is published at once. deputy: what it publishes waits."
                    + " signatory: approves what waits. operator: takes care of the store. Otherwise publisher.")
    private String role = "publisher";

    @Option(
            names = "--expires",
            paramLabel = "DATE",
            description = "The last day it holds, as 2027-03-31. Otherwise it holds until it is revoked.")
    private @Nullable String expires;

    @Override
    public Integer call() {
        var created = Rights.in(stores.folder())
                .tokens()
                .create(
                        TokenCommand.publisher(terminal, publisher),
                        role(),
                        Optional.ofNullable(expires).map(this::day));
        terminal.out().println(created.secret());
        terminal.out().flush();
        terminal.err()
                .println(
                        "This is token %s. Keep it where passwords are kept: it is not stored here and not shown again."
                                .formatted(created.token().id()));
        return Main.DONE;
    }

    private Role role() {
        return Role.of(role)
                .orElseThrow(() -> terminal.misuse(
                        "There is no role %s. There are: publisher, deputy, signatory, operator.".formatted(role)));
    }

    private LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.isBefore(LocalDate.now(ZoneOffset.UTC))) {
                throw terminal.misuse("%s is over. Write the last day the token is to hold.".formatted(text));
            }
            return day;
        } catch (DateTimeException e) {
            throw terminal.misuse("%s is not a day. Write it as 2027-03-31.".formatted(text));
        }
    }
}
