package org.digitalcommons.cli;

import java.nio.file.Path;
import org.digitalcommons.care.BackupManifest;
import org.digitalcommons.care.Care;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup}: writes a store, as it is at one moment, into one file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the store with its history, grants, hashes of tokens and registered addresses into one file (ZIP),",
            "as it is at one moment, whether a server holds it or not. The file names the digest of all that it holds."
        })
final class BackupCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE", description = "The file, which is not there yet, such as 2027-03-31.zip.")
    private Path file = Path.of("");

    @Mixin
    private OperatorTarget target = new OperatorTarget();

    @Override
    public Integer call() {
        return target.at(stores, commons -> told(new Care(commons).backup(file)), this::atServer);
    }

    private int atServer(OperatorClient client) {
        return told(Care.whole(file, part -> {
            client.backup(part);
            return BackupManifest.of(part);
        }));
    }

    private int told(BackupManifest manifest) {
        terminal.out().println(manifest.sentence());
        terminal.out().flush();
        return Main.DONE;
    }
}
