package org.digitalcommons.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.catalog.Frequencies;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.pull.Address;
import org.digitalcommons.pull.Feed;
import org.digitalcommons.pull.FetchRefusal;
import org.digitalcommons.pull.Frequency;
import org.digitalcommons.pull.HarvestFolder;
import org.digitalcommons.rights.Permission;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Token;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pull add}: registers an address. Nothing is fetched yet. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Registers an address of a publisher, by its token; nothing is fetched yet.")
final class PullAddCommand extends StoreCommand {

    @Parameters(paramLabel = "URL", description = "Where the file lies, such as https://example.org/spend.csv.")
    private String url = "";

    @Option(names = "--publisher", required = true, paramLabel = "CODE", description = "The code of the publisher.")
    private String publisher = "";

    @Option(
            names = "--token-file",
            required = true,
            paramLabel = "FILE",
            description = "A file that holds a token of the publisher, of the role publisher; - reads standard input.")
    private Path tokenFile = Path.of("-");

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "The kind of source, as commons import lists them. Otherwise recognised from the content.")
    private @Nullable String source;

    @Option(
            names = "--every",
            paramLabel = "P",
            description = "How often, as P1M, P7D or quarterly. Otherwise as often as the publication says that it"
                    + " appears (dct:accrualPeriodicity), and once a month where it does not.")
    private @Nullable String every;

    @Mixin
    private DeliveryOptions details = new DeliveryOptions();

    @Override
    public Integer call() throws Unreadable {
        TokenCommand.publisher(terminal, publisher);
        requireKnown();
        var pull = HarvestFolder.in(stores.folder());
        var feed = new Feed(
                publisher,
                token().id(),
                address(pull),
                Optional.ofNullable(every).map(this::frequency),
                details.details(Optional.ofNullable(source)).toFields(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        pull.add(feed);
        terminal.out().println(feed.id());
        terminal.out().flush();
        terminal.err()
                .println("Registered as %s. A server of this store fetches it; or do it now with: commons pull run"
                        .formatted(feed.id()));
        return Main.DONE;
    }

    private void requireKnown() {
        if (source == null) {
            return;
        }
        try (var commons = Commons.inMemory(terminal.rooms())) {
            DeliveryOptions.requireSource(source, commons.files().formats());
        }
    }

    private Address address(HarvestFolder pull) {
        try {
            var address = Address.of(url);
            pull.allowed().covering(address);
            return address;
        } catch (FetchRefusal refusal) {
            if (refusal.status() == 400) {
                throw terminal.misuse(refusal.sentence());
            }
            throw new CommonsException(
                    Code.NOT_ALLOWED, "%s The list is %s.".formatted(refusal.sentence(), pull.allowList()));
        }
    }

    private Token token() {
        var claim = Rights.in(stores.folder()).tokens().claim(secret());
        return switch (Permission.of(claim, Permission.Deed.WRITE, publisher)) {
            case Permission.Grant grant -> grant.token();
            case Permission.Denial denial -> throw new CommonsException(Code.NOT_ALLOWED, sentence(denial));
        };
    }

    private String sentence(Permission.Denial denial) {
        return denial.token()
                .map(token -> switch (denial.reason()) {
                    case OTHER_PUBLISHER ->
                        "The token is one of %s, not of %s. Use one of that publisher."
                                .formatted(token.publisher(), publisher);
                    case OTHER_ROLE ->
                        "The token is one of a %s. Registering takes one of the role publisher."
                                .formatted(token.role().word());
                    case UNKNOWN, EXPIRED, REVOKED ->
                        "The token %s is %s. Make another with: commons token create"
                                .formatted(token.id(), denial.reason().word());
                })
                .orElse("The token is not one of this store. Make one with: commons token create");
    }

    private String secret() {
        try {
            var bytes = tokenFile.toString().equals("-")
                    ? System.in.readNBytes(1024)
                    : Files.readString(tokenFile).getBytes(StandardCharsets.UTF_8);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new CommonsException(
                    Code.FILE_UNREADABLE,
                    "%s cannot be read. Write the token into a file that you may read.".formatted(tokenFile));
        }
    }

    private Frequency frequency(String text) {
        return Frequency.of(Frequencies.of(terminal.rooms()).turn(text).orElse(text))
                .orElseThrow(() ->
                        terminal.misuse("%s is not a frequency of an hour or more. Write P1M, P7D, PT6H or quarterly."
                                .formatted(text)));
    }
}
