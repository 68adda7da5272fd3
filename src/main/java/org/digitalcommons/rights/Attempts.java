package org.digitalcommons.rights;

/** Every attempt to write, accepted or refused, one line of JSON each in {@code attempts.jsonl}. Safe for any thread. */
public final class Attempts {

    private final PrivateFolder folder;

    Attempts(PrivateFolder folder) {
        this.folder = folder;
    }

    /**
     * Remembers an attempt.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public synchronized void add(Attempt attempt) {
        folder.append("attempts.jsonl", attempt.json());
    }
}
