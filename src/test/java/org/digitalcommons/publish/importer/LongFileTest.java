package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.Test;

/** A long file is passed over twice: once to recognise it, and once for its rows. */
class LongFileTest {

    private static final Importer IMPORTER = new Importer(DefaultStore.ROOMS);

    private static final int ROWS = 15_500;

    /** What is read to see how a file starts, on top of the two passes. */
    private static final long STARTS = 2L << 20;

    @Test
    void aLongFileIsPassedOverTwice() throws Unreadable {
        assertPassedOverTwice(spend("Gas Limited").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLongFileInTheWindowsCodePageIsPassedOverTwice() throws Unreadable {
        assertPassedOverTwice(spend("Café Limited").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aLongFileThatIsCompressedIsPassedOverTwice() throws IOException, Unreadable {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(spend("Gas Limited").getBytes(StandardCharsets.UTF_8));
        }
        var read = new AtomicLong();
        var recognition = IMPORTER.recognise(delivery(counting(packed.toByteArray(), read)));
        assertThat(recognition.isLong()).isTrue();
        var rows = recognition.stream((graph, part) -> {}, count -> {}).rows();
        assertThat(rows.read()).isEqualTo(ROWS);
        assertThat(packed.size()).as("packed, so that a third pass would show").isGreaterThan((int) STARTS);
        assertThat(read.get()).isLessThan(2L * packed.size() + STARTS);
    }

    private static void assertPassedOverTwice(byte[] file) throws Unreadable {
        var read = new AtomicLong();
        var recognition = IMPORTER.recognise(delivery(counting(file, read)));
        assertThat(recognition.isLong()).isTrue();
        assertThat(read.get()).isBetween((long) file.length, file.length + STARTS);
        var rows = recognition.stream((graph, part) -> {}, count -> {}).rows();
        assertThat(rows.read()).isEqualTo(ROWS);
        assertThat(rows.used() + rows.reported()).isEqualTo(rows.read());
        assertThat(read.get()).isBetween(2L * file.length, 2L * file.length + STARTS);
    }

    /** Few rows with long words that do not pack well, because bytes make a file long and rows take time. */
    private static String spend(String supplier) {
        var random = new Random(1);
        var text =
                new StringBuilder("Body Name,Date,Transaction Number,Amount,Supplier Name,Expense Area,Expense Type\n");
        for (int i = 1; i <= ROWS; i++) {
            var words = new byte[250];
            random.nextBytes(words);
            text.append("Brookmere Borough Council,2022-05-%02d,%d,%d.50,%s %d,Housing,Repairs %s\n"
                    .formatted(
                            i % 28 + 1,
                            i,
                            500 + i % 900,
                            supplier,
                            i % 40,
                            HexFormat.of().formatHex(words)));
        }
        return text.toString();
    }

    private static Delivery delivery(FileContent content) {
        return new Delivery(
                "brookmere",
                Optional.of("spend"),
                Optional.of("2022-05"),
                Optional.empty(),
                "https://creativecommons.org/publicdomain/zero/1.0/",
                Optional.empty(),
                List.of(new Delivery.File("spend-2022-05.csv", content)));
    }

    private static FileContent counting(byte[] bytes, AtomicLong read) {
        return () -> new FilterInputStream(new ByteArrayInputStream(bytes)) {

            @Override
            public int read() throws IOException {
                int one = super.read();
                read.addAndGet(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int some = super.read(into, from, length);
                read.addAndGet(Math.max(0, some));
                return some;
            }
        };
    }
}
