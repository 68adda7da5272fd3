package org.digitalcommons.pull;

/** Why something is not fetched: a status as HTTP has it, and a sentence with what to do. */
public final class FetchRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    FetchRefusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** 400 for an address that is none, 403 for one that is not allowed, 413, 502 and 504 as in HTTP. */
    public int status() {
        return status;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
