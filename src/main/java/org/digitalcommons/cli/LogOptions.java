package org.digitalcommons.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.digitalcommons.log.LogFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code serve} that say where it writes what it does. */
final class LogOptions {

    private static final long MEGABYTE = 1024 * 1024;

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "Write a line of JSON for each request and each warning into files of this folder.")
    private @Nullable Path folder;

    @Option(
            names = "--log-size",
            paramLabel = "MB",
            defaultValue = "20",
            description = "Begin a new file when one has so many megabytes (20); a new day begins one too.")
    private long size = 20;

    @Option(
            names = "--log-days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Delete files of logs after so many days (30).")
    private int days = 30;

    @Option(
            names = "--log-total",
            paramLabel = "MB",
            defaultValue = "500",
            description = "Delete the oldest when all of them take so many megabytes, compressed (500).")
    private long total = 500;

    /** Begins to write, until that is closed; writes nothing where nobody wants files. */
    Closeable begin(Terminal terminal) {
        if (folder == null) {
            return () -> {};
        }
        if (size < 1 || days < 1 || total < size) {
            throw terminal.misuse("A file of logs has 1 megabyte or more, stays for a day or more, and all of them may"
                    + " take what one takes.");
        }
        try {
            return LogFiles.begin(folder, new LogFiles.Bounds(size * MEGABYTE, days, total * MEGABYTE));
        } catch (IOException e) {
            throw terminal.misuse("The folder of logs %s cannot be written: %s. Name another with --logs."
                    .formatted(folder, e.getMessage()));
        }
    }
}
