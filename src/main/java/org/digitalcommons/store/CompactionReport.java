package org.digitalcommons.store;

/**
 * What a compaction gave back.
 *
 * @param before the bytes of the database before it
 * @param after the bytes of the database after it
 * @param isDone whether it was done; otherwise somebody read all the time, and everything is as it was
 */
public record CompactionReport(long before, long after, boolean isDone) {

    /** The same in a sentence. */
    public String sentence() {
        return isDone
                ? "The database took %,d bytes and takes %,d.".formatted(before, after)
                : "Nothing was given back of %,d bytes: there was no moment without a long query. Try again later."
                        .formatted(before);
    }
}
