package org.digitalcommons.validate;

import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;

/** What a finding means for the publication; the gravest first. */
public enum Severity {
    /** Blocks the publication. */
    VIOLATION(SHACL.Violation),
    /** Is stored and shown beside the data. */
    WARNING(SHACL.Warning),
    /** Is advice. */
    INFO(SHACL.Info);

    private final Node iri;

    Severity(Node iri) {
        this.iri = iri;
    }

    /** The severity as SHACL names it. */
    public Node iri() {
        return iri;
    }

    /** The word for people: {@code violation}, {@code warning} or {@code info}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity that SHACL names so; one it does not know blocks, as SHACL's own default does. */
    static Severity of(Node iri) {
        for (var severity : values()) {
            if (severity.iri.equals(iri)) {
                return severity;
            }
        }
        return VIOLATION;
    }
}
