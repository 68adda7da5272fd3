package org.digitalcommons.serve.upload;

import java.time.Duration;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Limits;

/**
 * How much of the service an upload may take.
 *
 * @param requestBytes size of all files of one upload together
 * @param sessions how many sessions there may be at a time
 * @param sessionsPerToken how many of these one token may have
 * @param idle after which time a session in which nothing is done ends
 * @param guestBytes size of all files together of who tries without a token
 * @param guests how many may try without a token at a time
 * @param guestIdle after which time their sessions end
 */
public record UploadLimits(
        long requestBytes,
        int sessions,
        int sessionsPerToken,
        Duration idle,
        long guestBytes,
        int guests,
        Duration guestIdle) {

    /** Those of all limits that are for uploads. */
    public static UploadLimits of(Limits limits) {
        return new UploadLimits(
                limits.of(Limit.UPLOAD_BODY),
                limits.count(Limit.UPLOAD_SESSIONS),
                limits.count(Limit.UPLOAD_SESSIONS_PER_TOKEN),
                limits.time(Limit.UPLOAD_IDLE),
                limits.of(Limit.TRIAL_BODY),
                limits.count(Limit.TRIAL_SESSIONS),
                limits.time(Limit.TRIAL_IDLE));
    }
}
