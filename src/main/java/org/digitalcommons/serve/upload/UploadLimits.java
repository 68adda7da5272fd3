package org.digitalcommons.serve.upload;

import java.time.Duration;

/**
 * How much of the service an upload may take.
 *
 * @param requestBytes size of all files of one upload together
 * @param sessions how many sessions there may be at a time
 * @param idle after which time a session in which nothing is done ends
 */
public record UploadLimits(long requestBytes, int sessions, Duration idle) {

    /** 256 megabytes, 100 sessions, one hour. */
    public static UploadLimits standard() {
        return new UploadLimits(256L * 1024 * 1024, 100, Duration.ofHours(1));
    }
}
