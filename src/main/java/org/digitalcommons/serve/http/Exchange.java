package org.digitalcommons.serve.http;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way in and its reply on its way out, and for how long each side waited for the client. Time in which
 * the client waits for us does not count. Safe for any thread.
 */
final class Exchange {

    private final EndPoint endPoint;
    private final Wait body;
    private final Wait reply;

    /**
     * Begins with a request.
     *
     * @param rate how many bytes each second are quick enough
     */
    Exchange(Request request, long rate) {
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        this.body = new Wait(rate);
        this.reply = new Wait(rate);
    }

    /**
     * Whether we waited too long.
     *
     * @param free for how many seconds more than its bytes take at the rate a client may let us wait
     */
    boolean isTooSlow(double free) {
        return body.isLongerThan(free) || reply.isLongerThan(free);
    }

    /** Breaks the connection; an answer that is not whole cannot look whole. */
    void end() {
        endPoint.close(new TimeoutException("The client is too slow"));
    }

    /** The request, watched. */
    Request watched(Request request) {
        return new Request.Wrapper(request) {
            @Override
            public Content.@Nullable Chunk read() {
                var chunk = super.read();
                if (chunk == null) {
                    body.begin();
                } else {
                    body.end(chunk.remaining());
                }
                return chunk;
            }
        };
    }

    /** The reply, watched. */
    Response watched(Request request, Response response) {
        return new Response.Wrapper(request, response) {
            @Override
            public void write(boolean last, ByteBuffer bytes, Callback callback) {
                int size = bytes == null ? 0 : bytes.remaining();
                reply.begin();
                super.write(last, bytes, Callback.from(() -> reply.end(size), callback));
            }
        };
    }

    /** For how long one side waited lately, without the time that what came or went takes at the rate. */
    private static final class Wait {

        private final double rate;
        private double seconds;
        private long begun;

        Wait(double rate) {
            this.rate = rate;
        }

        synchronized void begin() {
            if (begun == 0) {
                begun = System.nanoTime();
            }
        }

        synchronized void end(long bytes) {
            // What was quick is no credit: whoever takes a megabyte at once and then nothing is slow.
            seconds = Math.max(0, seconds + now() - bytes / rate);
            begun = 0;
        }

        synchronized boolean isLongerThan(double free) {
            return begun != 0 && seconds + now() > free;
        }

        private double now() {
            return begun == 0 ? 0 : (System.nanoTime() - begun) / 1e9;
        }
    }
}
