package org.digitalcommons.serve.data;

import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Limits;

/**
 * How much of the service a writer may take.
 *
 * @param bodyBytes size of one graph as it is sent
 * @param failedLoginsPerMinute requests with no token or a wrong one that are answered and remembered singly; those beyond
 *     are asked to wait and remembered by their number, so that nobody can fill the disk
 */
public record WriteLimits(int bodyBytes, int failedLoginsPerMinute) {

    /** The defaults. */
    public static WriteLimits standard() {
        return of(Limits.standard());
    }

    /** Those of all limits that are for writers. */
    public static WriteLimits of(Limits limits) {
        return new WriteLimits(limits.count(Limit.WRITE_BODY), limits.count(Limit.WRITE_FAILED_LOGINS));
    }
}
