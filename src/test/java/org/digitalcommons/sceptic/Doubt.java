package org.digitalcommons.sceptic;

import java.util.ArrayList;
import java.util.List;

/** What one rule looked at, and what it found there. For one thread. */
final class Doubt {

    private final String rule;
    private final List<String> findings = new ArrayList<>();
    private long lookedAt;

    Doubt(String rule) {
        this.rule = rule;
    }

    void look(boolean isSound, String where, Object... what) {
        lookedAt++;
        if (!isSound) {
            findings.add(where.formatted(what));
        }
    }

    String rule() {
        return rule;
    }

    long lookedAt() {
        return lookedAt;
    }

    List<String> findings() {
        return findings;
    }

    @Override
    public String toString() {
        return "%s: looked at %,d, found %d".formatted(rule, lookedAt, findings.size());
    }
}
