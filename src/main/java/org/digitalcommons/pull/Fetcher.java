package org.digitalcommons.pull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.digitalcommons.name.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Asks an address for its file, within limits of size and time. Every step, the first like those it is sent on to, has
 * to be on the allow-list and to lead to an address of the Internet Protocol that may be fetched from; nothing is asked
 * before both is certain, and the connection goes to an address that was checked ({@link PinnedNames}).
 *
 * <p>No proxy, no cookies, no credentials. For one thread; {@link #stop} is for any other.
 */
final class Fetcher {

    /** How the names of files begin while they are fetched and read. */
    static final String DRAFT = "fetched";

    private static final Set<Integer> SENDS_ON = Set.of(301, 302, 303, 307, 308);

    private final FetchLimits limits;
    private volatile boolean stopped;
    private volatile @Nullable CompletableFuture<?> running;

    Fetcher(FetchLimits limits) {
        this.limits = limits;
    }

    /** Ends what is going on, and everything that would be begun later. */
    void stop() {
        stopped = true;
        var now = running;
        if (now != null) {
            now.cancel(true);
        }
    }

    /**
     * Asks an address.
     *
     * @param known what is known of the file we have; {@link Validators#NONE} for the whole of it in any case
     * @param folder where the file is put, which nobody else should read
     */
    FetchResult fetch(Address address, AllowList allowed, Validators known, Path folder) throws IOException {
        long deadline = System.nanoTime() + limits.total().toNanos();
        var draft = Files.createTempFile(folder, DRAFT, ".tmp");
        try {
            var answer = follow(address, allowed, known, draft, deadline);
            if (answer.statusCode() == 304 && !known.isEmpty()) {
                Files.delete(draft);
                return new FetchResult.NotModified();
            }
            if (answer.statusCode() != 200) {
                throw new FetchRefusal(502, "%s answered with status %d.".formatted(host(answer), answer.statusCode()));
            }
            unpack(answer, draft);
            return new FetchResult.NewFile(draft, mediaType(answer), Validators.of(answer.headers()), checksum(draft));
        } catch (FetchRefusal refusal) {
            Files.deleteIfExists(draft);
            return new FetchResult.Failure(refusal.status(), refusal.sentence());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    private HttpResponse<Path> follow(Address first, AllowList allowed, Validators known, Path draft, long deadline)
            throws FetchRefusal {
        var address = first;
        for (int hop = 0; hop <= limits.hops(); hop++) {
            var answer = send(address, allowed.covering(address), known, draft, deadline);
            var location = answer.headers().firstValue("Location");
            if (!SENDS_ON.contains(answer.statusCode()) || location.isEmpty()) {
                return answer;
            }
            address = address.resolve(location.get());
        }
        throw new FetchRefusal(502, "%s sends on more than %d times.".formatted(first.host(), limits.hops()));
    }

    private HttpResponse<Path> send(Address address, AllowList.Entry entry, Validators known, Path draft, long deadline)
            throws FetchRefusal {
        try (var pin = PinnedNames.pin(address.host())) {
            check(pin, address, entry);
            var client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    // A proxy would resolve the name by itself.
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(limits.connect())
                    .build();
            try {
                return await(
                        client.sendAsync(
                                request(address, known),
                                info -> new BoundedFile(draft, limits.bytes(), info.statusCode() == 200)),
                        address,
                        deadline);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static void check(PinnedNames.Pin pin, Address address, AllowList.Entry entry) throws FetchRefusal {
        try {
            for (var place : pin.addresses()) {
                var reach = Reachability.of(place);
                if (reach == Reachability.NEVER || reach == Reachability.PRIVATE && !entry.isPrivate()) {
                    throw new FetchRefusal(
                            403,
                            "%s has an address that is private or reserved, and is not asked. An address of the operator's own network takes the word private on the allow-list."
                                    .formatted(address.host()));
                }
            }
        } catch (UnknownHostException e) {
            throw new FetchRefusal(502, "%s has no address. Check its name.".formatted(address.host()));
        }
    }

    private static HttpRequest request(Address address, Validators known) {
        var request = HttpRequest.newBuilder(address.uri())
                .header("User-Agent", "DigitalCommons/0.1")
                .header("Accept", "*/*")
                .header("Accept-Encoding", "gzip");
        known.tag().ifPresent(tag -> request.header("If-None-Match", tag));
        known.modified().ifPresent(date -> request.header("If-Modified-Since", date));
        return request.GET().build();
    }

    private <T> T await(CompletableFuture<T> answer, Address address, long deadline) throws FetchRefusal {
        running = answer;
        try {
            if (stopped) {
                answer.cancel(true);
            }
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw tooSlow(address, limits.total());
        } catch (CancellationException e) {
            throw stoppedMeanwhile();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw stoppedMeanwhile();
        } catch (ExecutionException e) {
            throw refusal(e, address);
        } finally {
            running = null;
        }
    }

    private FetchRefusal refusal(ExecutionException failed, Address address) {
        if (stopped) {
            return stoppedMeanwhile();
        }
        Throwable cause = failed;
        while (cause != null) {
            switch (cause) {
                case FetchRefusal refusal -> {
                    return refusal;
                }
                case UncheckedIOException ours -> throw ours;
                case java.net.http.HttpConnectTimeoutException slow -> {
                    return tooSlow(address, limits.connect());
                }
                case javax.net.ssl.SSLException tls -> {
                    return new FetchRefusal(
                            502, "%s has no certificate that is trusted here.".formatted(address.host()));
                }
                default -> cause = cause.getCause();
            }
        }
        return new FetchRefusal(502, "%s does not answer as a web server does.".formatted(address.host()));
    }

    private static FetchRefusal stoppedMeanwhile() {
        return new FetchRefusal(503, "The program was stopped meanwhile.");
    }

    private static FetchRefusal tooSlow(Address address, Duration limit) {
        return new FetchRefusal(
                504, "%s did not answer whole within %,d seconds.".formatted(address.host(), limit.toSeconds()));
    }

    static FetchRefusal tooLarge(long most) {
        return new FetchRefusal(413, "The file is larger than %,d bytes, or unpacks into more.".formatted(most));
    }

    private static String host(HttpResponse<?> answer) {
        return String.valueOf(answer.uri().getHost());
    }

    private static String mediaType(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}"))
                .orElse("");
    }

    /** Takes the packing of the way off, and sees that a file that is itself packed holds no more than it may. */
    private void unpack(HttpResponse<?> answer, Path draft) throws IOException, FetchRefusal {
        var coding = answer.headers()
                .firstValue("Content-Encoding")
                .map(c -> c.strip().toLowerCase(Locale.ROOT))
                .orElse("identity");
        switch (coding) {
            case "identity", "" -> {}
            case "gzip", "x-gzip" -> {
                var plain = Files.createTempFile(draft.toAbsolutePath().getParent(), DRAFT, ".tmp");
                try (var out = Files.newOutputStream(plain)) {
                    unpack(draft, out);
                } catch (IOException | FetchRefusal e) {
                    Files.deleteIfExists(plain);
                    throw e;
                }
                Files.move(plain, draft, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            default ->
                throw new FetchRefusal(
                        502,
                        "%s packs its answer in a way it was not asked for; gzip is read.".formatted(host(answer)));
        }
        if (isPacked(draft)) {
            unpack(draft, OutputStream.nullOutputStream());
        }
    }

    private static boolean isPacked(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.read() == 0x1F && in.read() == 0x8B;
        }
    }

    private void unpack(Path packed, OutputStream out) throws IOException, FetchRefusal {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(packed)), 64 * 1024)) {
            var buffer = new byte[64 * 1024];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > limits.unpacked()) {
                    throw tooLarge(limits.unpacked());
                }
                out.write(buffer, 0, read);
            }
        } catch (ZipException | java.io.EOFException broken) {
            throw new FetchRefusal(502, "The file is packed, and cannot be unpacked.");
        }
    }

    private static String checksum(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Digest.checksum(in);
        }
    }
}
