package org.digitalcommons.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.digitalcommons.Elsewhere;
import org.digitalcommons.pull.FetchLimits;
import org.junit.jupiter.api.Test;

/** A fetch takes no more than it may: bytes, unpacked bytes and time. */
class FetchLimitsTest extends HarvestCase {

    @Test
    void whatIsTooLargeIsBrokenOff() throws InterruptedException {
        register(PATH, Optional.empty());
        elsewhere.replies(Elsewhere.with(200, new byte[60_000]));
        assertFailed(413, "larger than 50,000 bytes");
        elsewhere.replies(request -> {
            request.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100_000; i++) {
                request.getResponseBody().write(new byte[1000]);
            }
        });
        assertFailed(413, "larger than 50,000 bytes");
        for (int i = 0; i < 3_000 && !elsewhere.asked().contains("broken off"); i++) {
            Thread.sleep(100);
        }
        assertThat(elsewhere.asked()).as("the endless one").contains("broken off");
    }

    @Test
    void whatUnpacksIntoTooMuchIsNotRead() throws IOException {
        register(PATH, Optional.empty());
        var bomb = packed(new byte[10_000_000]);
        assertThat(bomb.length).isLessThan(50_000);
        elsewhere.replies(Elsewhere.with(200, bomb, "Content-Encoding", "gzip"));
        assertFailed(413, "unpacks into more");
        elsewhere.replies(Elsewhere.with(200, bomb));
        assertFailed(413, "unpacks into more");
        elsewhere.replies(Elsewhere.with(200, packed(bomb), "Content-Encoding", "gzip"));
        assertFailed(413, "unpacks into more");
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8), "Content-Encoding", "gzip"));
        assertFailed(502, "cannot be unpacked");
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8), "Content-Encoding", "br"));
        assertFailed(502, "gzip is read");
        elsewhere.replies(Elsewhere.with(200, packed(SMALL.getBytes(UTF_8)), "Content-Encoding", "gzip"));
        assertThat(runs(START, true).getFirst().state().status()).isEqualTo(201);
    }

    @Test
    void whatIsTooSlowIsLeft() throws InterruptedException {
        register(PATH, Optional.empty());
        var end = new CountDownLatch(1);
        elsewhere.replies(request -> {
            try {
                request.sendResponseHeaders(200, 0);
                while (!end.await(100, TimeUnit.MILLISECONDS)) {
                    request.getResponseBody().write('#');
                    request.getResponseBody().flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        // It goes on until it is told to end, so that being answered at all shows that it was left.
        var hurried =
                new FetchLimits(50_000, 100_000, Duration.ofMinutes(10), Duration.ofSeconds(2), 3, Duration.ofHours(1));
        assertFailed(hurried, 504, "within 2 seconds");
        end.countDown();
        elsewhere.replies(Elsewhere.with(500, "sorry".getBytes(UTF_8)));
        assertFailed(502, "status 500");
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
