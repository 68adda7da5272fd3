package org.digitalcommons.serve.upload;

import java.time.Duration;

/**
 * How much of the service an upload may take.
 *
 * @param requestBytes size of all files of one upload together
 * @param sessions how many sessions there may be at a time
 * @param idle after which time a session in which nothing is done ends
 * @param guestBytes size of all files together of who tries without a token
 * @param guests how many may try without a token at a time
 * @param guestIdle after which time their sessions end
 */
public record UploadLimits(
        long requestBytes, int sessions, Duration idle, long guestBytes, int guests, Duration guestIdle) {

    /** 256 megabytes, 100 sessions, one hour; without a token 8 megabytes, 10 sessions, ten minutes. */
    public static UploadLimits standard() {
        return new UploadLimits(
                256L * 1024 * 1024, 100, Duration.ofHours(1), 8L * 1024 * 1024, 10, Duration.ofMinutes(10));
    }
}
