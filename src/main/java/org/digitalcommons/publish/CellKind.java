package org.digitalcommons.publish;

import org.apache.jena.graph.Node;
import org.digitalcommons.vocab.Term;

/** What the cells of a column hold, as {@code ontology/scheme/cell-kind.ttl} says. */
public enum CellKind {
    /** Text, kept as it lies. */
    TEXT,
    /** A number or an amount of money; kept as a plain decimal. */
    NUMBER,
    /** A day; kept as {@code 2022-05-25}. */
    DATE,
    /** A year, month or part of either that the whole row is about. */
    PERIOD,
    /** A month on whose last day the row was true. */
    SNAPSHOT,
    /** The name of somebody who is paid; a person's is withheld. */
    PAYEE;

    public static CellKind of(Node concept) {
        var code = concept.getURI().substring((Term.CONCEPT + "cell-kind/").length());
        for (var kind : values()) {
            if (kind.name().equalsIgnoreCase(code)) {
                return kind;
            }
        }
        throw new IllegalStateException("No reader knows the cell kind " + code);
    }
}
