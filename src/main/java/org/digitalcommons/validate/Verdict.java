package org.digitalcommons.validate;

import java.util.List;

/** The verdict of the shapes on one publication. */
public sealed interface Verdict {

    /** Every finding at once, violations first. */
    List<Finding> findings();

    /**
     * May be stored.
     *
     * @param findings warnings and advice, kept and shown beside the data
     */
    record Pass(List<Finding> findings) implements Verdict {}

    /**
     * Must not be stored.
     *
     * @param findings what blocks the publication, then the rest
     */
    record Fail(List<Finding> findings) implements Verdict {}

    /**
     * The verdict that follows from findings. Severity alone decides: to SHACL itself, data with no more than a
     * warning does not conform.
     */
    static Verdict of(List<Finding> findings) {
        var all = findings.stream().sorted(Finding.ORDER).toList();
        return all.stream().anyMatch(Finding::blocks) ? new Fail(all) : new Pass(all);
    }
}
