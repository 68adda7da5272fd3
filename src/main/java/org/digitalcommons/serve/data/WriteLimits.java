package org.digitalcommons.serve.data;

/**
 * How much of the service a writer may take.
 *
 * @param bodyBytes size of one graph as it is sent
 * @param failedLoginsPerMinute requests with no token or a wrong one that are answered and remembered singly; those beyond
 *     are asked to wait and remembered by their number, so that nobody can fill the disk
 */
public record WriteLimits(int bodyBytes, int failedLoginsPerMinute) {

    /** 32 megabytes; 120 failed logins a minute. */
    public static WriteLimits standard() {
        return new WriteLimits(32 * 1024 * 1024, 120);
    }
}
