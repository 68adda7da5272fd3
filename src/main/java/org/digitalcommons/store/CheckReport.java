package org.digitalcommons.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found of a store.
 *
 * @param lines what was looked at, in order
 */
public record CheckReport(List<CheckLine> lines) {

    /** How good it is. */
    public enum Grade {
        /** It is as it should be. */
        GOOD,
        /** Nothing is lost, and there is something to know. */
        NOTE,
        /** The store is not sound. */
        BAD
    }

    /**
     * One thing that was looked at.
     *
     * @param grade how good it is
     * @param sentence what was found, with its number
     */
    public record CheckLine(Grade grade, String sentence) {

        /** As it should be. */
        public static CheckLine good(String sentence) {
            return new CheckLine(Grade.GOOD, sentence);
        }

        /** Something to know. */
        public static CheckLine note(String sentence) {
            return new CheckLine(Grade.NOTE, sentence);
        }

        /** Not sound. */
        public static CheckLine bad(String sentence) {
            return new CheckLine(Grade.BAD, sentence);
        }

        /** The line as it is printed. */
        public String text() {
            return switch (grade) {
                case GOOD -> "good  " + sentence;
                case NOTE -> "note  " + sentence;
                case BAD -> "BAD   " + sentence;
            };
        }
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return lines.stream().noneMatch(line -> line.grade() == Grade.BAD);
    }

    /** How many things are wrong. */
    public long faults() {
        return lines.stream().filter(line -> line.grade() == Grade.BAD).count();
    }

    /** The same with further lines. */
    public CheckReport with(List<CheckLine> further) {
        var all = new ArrayList<>(lines);
        all.addAll(further);
        return new CheckReport(List.copyOf(all));
    }

    /** Every line, and what they come to. */
    public String text() {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.append(
                        isSound()
                                ? "The store is sound.\n"
                                : "The store is NOT sound: %,d of %,d lines are bad. Restore a backup, or see docs/operate/care.md.\n"
                                        .formatted(faults(), lines.size()))
                .toString();
    }
}
