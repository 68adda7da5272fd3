package org.digitalcommons.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.sparql.core.Var;

/** Where a plan keeps what changes while it runs: a place for each variable, counts of the rest. Not thread-safe. */
final class Layout {

    private final Map<Var, Integer> places = new LinkedHashMap<>();
    private int marks;
    private int sinks;
    private int tables;

    /** The place of a variable. */
    int place(Var variable) {
        return places.computeIfAbsent(variable, v -> places.size());
    }

    Map<Var, Integer> places() {
        return places;
    }

    int newMark() {
        return marks++;
    }

    int newSink() {
        return sinks++;
    }

    int newTable() {
        return tables++;
    }

    int marks() {
        return marks;
    }

    int sinks() {
        return sinks;
    }

    int tables() {
        return tables;
    }
}
