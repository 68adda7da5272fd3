package org.digitalcommons.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.graph.Node;

/**
 * A publication as it was from one change of it to the next; never altered. Instants are those of this store, in UTC to
 * the millisecond: they say when the version was current here, not what its figures are about nor when its publisher
 * issued it.
 *
 * @param publication the publication
 * @param number 1 for its first version here, and so on; a number is not used again after a withdrawal
 * @param from when it became current; empty when that was before this store noted instants
 * @param until when it was replaced or withdrawn; empty while it is current
 * @param checksum the digest of its content as it was handed in; empty when this store did not note it
 * @param statements how many statements were handed in; empty when this store did not count them
 */
public record Version(
        Node publication,
        long number,
        Optional<Instant> from,
        Optional<Instant> until,
        String checksum,
        OptionalLong statements) {

    private static final int CHECKSUM_SHOWN = "sha256:".length() + 12;

    /** The first digits of its checksum, enough to tell versions apart by eye; the whole where it is shorter. */
    public String shortChecksum() {
        return checksum.substring(0, Math.min(CHECKSUM_SHOWN, checksum.length()));
    }

    /** Whether it was current at an instant; one that is as old as this store's memory counts as having always been. */
    public boolean wasCurrentAt(Instant instant) {
        return covers(from, until, instant);
    }

    static boolean covers(Optional<Instant> from, Optional<Instant> until, Instant instant) {
        return from.filter(instant::isBefore).isEmpty()
                && until.filter(end -> !instant.isBefore(end)).isEmpty();
    }

    Version from(Optional<Instant> start) {
        return new Version(publication, number, start, until, checksum, statements);
    }
}
