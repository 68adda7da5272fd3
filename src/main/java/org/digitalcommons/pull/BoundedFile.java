package org.digitalcommons.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Writes what arrives into a file, and ends the connection as soon as it is too much or unwanted. */
final class BoundedFile implements BodySubscriber<Path> {

    private final Path file;
    private final long most;
    private final boolean wanted;
    private final CompletableFuture<Path> done = new CompletableFuture<>();
    private @Nullable Subscription source;
    private @Nullable FileChannel out;
    private long written;

    BoundedFile(Path file, long most, boolean wanted) {
        this.file = file;
        this.most = most;
        this.wanted = wanted;
    }

    @Override
    public CompletionStage<Path> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (!wanted) {
            subscription.cancel();
            done.complete(file);
            return;
        }
        try {
            source = subscription;
            out = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            subscription.request(1);
        } catch (IOException e) {
            fail(new UncheckedIOException(e));
        }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        var channel = out;
        if (channel == null || done.isDone()) {
            return;
        }
        try {
            for (var part : parts) {
                written += part.remaining();
                if (written > most) {
                    fail(Fetcher.tooLarge(most));
                    return;
                }
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
            if (source != null) {
                source.request(1);
            }
        } catch (IOException e) {
            fail(new UncheckedIOException(e));
        }
    }

    private void fail(Exception why) {
        if (source != null) {
            source.cancel();
        }
        close();
        done.completeExceptionally(why);
    }

    @Override
    public void onError(Throwable error) {
        close();
        done.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        close();
        done.complete(file);
    }

    private void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            done.completeExceptionally(e);
        }
    }
}
