package org.digitalcommons.pull;

import java.nio.file.Path;

/** The result of fetching an address. */
public sealed interface FetchResult {

    /**
     * A file.
     *
     * @param file where it lies; whoever asked deletes it
     * @param mediaType what its server calls its kind, in small letters and without parameters; empty when unknown
     * @param validators what to ask with the next time
     * @param checksum its SHA-256 as {@code sha256:...}
     */
    record NewFile(Path file, String mediaType, Validators validators, String checksum) implements FetchResult {}

    /** It is as it was the last time. */
    record NotModified() implements FetchResult {}

    /**
     * Nothing came.
     *
     * @param status 403 when nobody was asked or an answer led where nothing is fetched from, 413 too large, 502 a wrong
     *     answer or none, 504 too slow
     * @param sentence why
     */
    record Failure(int status, String sentence) implements FetchResult {}
}
