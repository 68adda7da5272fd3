package org.digitalcommons.serve.reconcile;

/** What one request may ask. */
final class ReconciliationLimits {

    /** Queries in a batch. */
    static final int QUERIES = 100;

    /** Characters of a name or code. */
    static final int TEXT = 300;

    /** Codes of one query. */
    static final int CODES = 20;

    /** Candidates when no limit is asked for. */
    static final int USUAL = 5;

    /** Candidates at most. */
    static final int MOST = 25;

    /** Bytes of a body or a query string. */
    static final int BYTES = 256 * 1024;

    private ReconciliationLimits() {}
}
