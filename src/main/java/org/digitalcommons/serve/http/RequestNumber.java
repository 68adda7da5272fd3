package org.digitalcommons.serve.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/**
 * A number of each request, by which an operator finds in the logs what a reader reports. It is made here and says nothing
 * of who asked. It belongs to the thread that answers.
 */
final class RequestNumber {

    /** What it is called in logs. */
    static final String KEY = "request";

    private RequestNumber() {}

    /** Gives the request that this thread is going to answer a number. */
    static String begin() {
        var number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        MDC.put(KEY, number);
        return number;
    }

    static void end() {
        MDC.remove(KEY);
    }

    /** The number of the request that this thread answers; empty outside of one. */
    static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY));
    }
}
