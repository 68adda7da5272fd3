package org.digitalcommons.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files into which a server writes what it does, one JSON object on each line (JSON Lines): a line for each request,
 * besides what is worth a warning. The file {@code commons.jsonl} is set aside, compressed, with the change of the day in
 * UTC and when it is full; what is older than some days goes, and the oldest when all of them together take too much.
 */
public final class LogFiles implements Closeable {

    /** The file that is written now. */
    static final String FILE = "commons.jsonl";

    private static final String OWN = "org.digitalcommons";
    private static final String SET_ASIDE = "commons.%d{yyyy-MM-dd, UTC}.%i.jsonl.gz";

    private final ch.qos.logback.classic.Logger root;
    private final ch.qos.logback.classic.Logger own;
    private final RollingFileAppender<ILoggingEvent> appender;

    private LogFiles(LoggerContext context, RollingFileAppender<ILoggingEvent> appender) {
        this.root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        this.own = context.getLogger(OWN);
        this.appender = appender;
    }

    /**
     * How much is kept.
     *
     * @param fileBytes how large a file may become
     * @param days for how many days files that were set aside stay
     * @param totalBytes how much they may take together, compressed
     */
    public record Bounds(long fileBytes, int days, long totalBytes) {}

    /**
     * Begins to write into a folder, which is made for its own user alone when it is not there.
     *
     * @throws IOException if it cannot be written
     */
    public static LogFiles begin(Path folder, Bounds bounds) throws IOException {
        make(folder);
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setFile(folder.resolve(FILE).toString());
        appender.setEncoder(encoder(context));
        var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(folder.resolve(SET_ASIDE).toString());
        policy.setMaxFileSize(new FileSize(bounds.fileBytes()));
        policy.setMaxHistory(bounds.days());
        policy.setTotalSizeCap(new FileSize(bounds.totalBytes()));
        policy.setCleanHistoryOnStart(true);
        policy.start();
        appender.setRollingPolicy(policy);
        appender.setTriggeringPolicy(policy);
        appender.start();
        if (!appender.isStarted() || !Files.isWritable(folder.resolve(FILE))) {
            throw new IOException("no file can be written there");
        }
        var files = new LogFiles(context, appender);
        files.own.setLevel(Level.INFO);
        files.root.addAppender(appender);
        return files;
    }

    private static JsonEncoder encoder(LoggerContext context) {
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }

    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        own.setLevel(null);
        appender.stop();
    }
}
