package org.digitalcommons.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every line is a JSON object, whatever is logged, and the files are bounded. */
class LogFilesTest {

    private static final Logger LOG = LoggerFactory.getLogger(LogFilesTest.class);
    private static final LogFiles.Bounds SMALL = new LogFiles.Bounds(20_000, 2, 60_000);

    @TempDir
    private Path folder;

    private Path logs() {
        return folder.resolve("logs");
    }

    @Test
    void eachLineIsAnObjectEvenWhereAStrangerWritesLineEnds() throws IOException {
        try (var files = LogFiles.begin(logs(), SMALL)) {
            assertThat(files).isNotNull();
            LOG.atInfo().addKeyValue("route", "ask").log("a \"line\"\nand\u2028 another: {}", "x\r\ny");
            LOG.warn("failed", new IllegalStateException("why\nso"));
        }
        LOG.info("after the end");
        var lines = Files.readAllLines(logs().resolve(LogFiles.FILE));
        assertThat(lines).hasSize(2);
        var first = JSON.parse(lines.getFirst());
        assertThat(first.getString("formattedMessage")).isEqualTo("a \"line\"\nand\u2028 another: x\r\ny");
        assertThat(first.getString("level")).isEqualTo("INFO");
        assertThat(lines.getFirst()).contains("{\"route\":\"ask\"}");
        assertThat(JSON.parse(lines.getLast()).getObj("throwable").getString("message"))
                .isEqualTo("why\nso");
    }

    @Test
    void oldFilesGoWhenAllOfThemTakeTooMuch() throws IOException, InterruptedException {
        try (var files = LogFiles.begin(logs(), SMALL)) {
            assertThat(files).isNotNull();
            for (int i = 0; i < 6_000; i++) {
                LOG.info("line {} {}", i, Integer.toHexString(i * 1_234_567).repeat(20));
                if (i % 100 == 0) {
                    Thread.sleep(5); // the size of a file is looked at from time to time, not at each line
                }
            }
        }
        try (var all = Files.list(logs())) {
            var sizes = all.mapToLong(file -> file.toFile().length()).summaryStatistics();
            assertThat(sizes.getCount()).isGreaterThan(1);
            assertThat(sizes.getSum()).isLessThan(6_000L * 160 / 2);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAtOnce() throws IOException {
        Files.writeString(logs(), "a file");
        assertThatThrownBy(() -> LogFiles.begin(logs(), SMALL)).isInstanceOf(IOException.class);
    }
}
