package org.digitalcommons.serve.upload;

import java.time.Duration;

/**
 * How much of the service those may take who send files.
 *
 * @param requestBytes size of all files of one upload together
 * @param desks how many publishers may be at work at a time
 * @param idle after which time a desk that nobody works at is cleared
 */
public record UploadLimits(long requestBytes, int desks, Duration idle) {

    /** 256 megabytes, 100 desks, one hour. */
    public static UploadLimits standard() {
        return new UploadLimits(256L * 1024 * 1024, 100, Duration.ofHours(1));
    }
}
