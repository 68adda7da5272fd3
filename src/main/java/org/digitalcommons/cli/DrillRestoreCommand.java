package org.digitalcommons.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitalcommons.Commons;
import org.digitalcommons.care.BackupManifest;
import org.digitalcommons.care.Care;
import org.digitalcommons.store.DiskFolders;
import org.digitalcommons.store.StoredBytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drill restore}: backs a store up, restores it elsewhere, and compares. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Backs the store up, whether a server holds it or not, restores it in a folder beside it, checks that, and compares",
            "every graph and every digest. Prints times and sizes; what it made is deleted again."
        })
final class DrillRestoreCommand extends StoreCommand {

    private static final String FORM = "%-8s  %8s  %16s  %s%n";

    @Mixin
    private OperatorTarget target = new OperatorTarget();

    @Override
    public Integer call() throws IOException {
        var folder = Files.createTempDirectory(
                Files.createDirectories(stores.folder().toAbsolutePath().getParent()), "drill-restore");
        try {
            return drilled(folder);
        } finally {
            DiskFolders.delete(folder);
        }
    }

    private int drilled(Path folder) {
        var backup = folder.resolve("backup.zip");
        var restored = folder.resolve("store");
        terminal.out().printf(FORM, "step", "seconds", "bytes", "what");
        var begun = System.nanoTime();
        target.at(
                stores,
                commons -> {
                    new Care(commons).backup(backup);
                    return Main.DONE;
                },
                server -> Care.whole(backup, part -> {
                    server.backup(part);
                    return Main.DONE;
                }));
        var manifest = BackupManifest.of(backup);
        step("backup", begun, backup.toFile().length(), manifest.sentence());
        begun = System.nanoTime();
        Care.restore(backup, restored);
        step("restore", begun, StoredBytes.of(restored), "Every file is what its digest says.");
        begun = System.nanoTime();
        try (var commons = Commons.open(restored, terminal.rooms())) {
            var report = new Care(commons).check();
            step("check", begun, StoredBytes.of(restored), report.isSound() ? "The store is sound." : report.text());
            begun = System.nanoTime();
            var again = folder.resolve("again.zip");
            var second = new Care(commons).backup(again);
            boolean isSame = second.statements().equals(manifest.statements())
                    && second.publications().equals(manifest.publications());
            step("compare", begun, again.toFile().length(), isSame ? "Equal." : "NOT equal.");
            return isSame && report.isSound() ? Main.DONE : Main.REJECTED;
        }
    }

    private void step(String name, long begun, long bytes, String what) {
        terminal.out()
                .printf(
                        FORM,
                        name,
                        "%.1f".formatted((System.nanoTime() - begun) / 1e9),
                        "%,d".formatted(bytes),
                        what.strip());
        terminal.out().flush();
    }
}
