package org.digitalcommons.serve.page;

import org.digitalcommons.vocab.Term;

/**
 * How to use the reconciliation service, for a person.
 *
 * @param server the address of this server, without a slash at the end
 * @param most how many queries are answered at a time
 */
public record ReconciliationView(String server, int most) {

    /** What stands before an identifier. */
    public String root() {
        return Term.ROOT;
    }

    /** A command that asks one query. */
    public String example() {
        return "curl --data-urlencode 'queries={\"q0\":{\"query\":\"Barnet\",\"type\":\"body\"}}' " + server
                + "/reconcile";
    }
}
