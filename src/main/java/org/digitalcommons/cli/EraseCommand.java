package org.digitalcommons.cli;

import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.store.ErasedText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code erase}: takes a text out of a store and all that belongs to it. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description =
                "Takes a text out of the store, its history, what was sent and waits, and its logs. A marked gap stays,"
                        + " with the digest of each version before and after. Stop the server first.")
final class EraseCommand extends StoreCommand {

    @ArgGroup(multiplicity = "1")
    private ErasureTarget target = new ErasureTarget();

    /** What is to go. */
    static final class ErasureTarget {

        @Option(names = "--text", paramLabel = "WORDS", description = "The words, in any case of their letters.")
        private @Nullable String words;

        @Option(names = "--address", paramLabel = "IRI", description = "An address, wherever it is named.")
        private @Nullable String address;

        String text() {
            return words == null ? String.valueOf(address) : words;
        }
    }

    @Override
    public Integer call() {
        var report = stores.with(commons -> commons.upkeep().erase(text(), ProgressListener.NONE));
        report.versions().forEach(terminal.out()::println);
        report.files().forEach(terminal.out()::println);
        terminal.out().flush();
        terminal.err().printf("Erased: %,d statements have a gap; nothing of it is left.%n", report.statements());
        return Main.DONE;
    }

    private ErasedText text() {
        try {
            return ErasedText.of(target.text());
        } catch (IllegalArgumentException tooShort) {
            throw terminal.misuse("Name at least three letters or digits, so that nothing is emptied by mistake.");
        }
    }
}
