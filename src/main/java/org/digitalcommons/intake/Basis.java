package org.digitalcommons.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What judging asked of the store, with the answers it was given. As long as the store would give the same answers,
 * the verdict holds. Used by one thread at a time.
 */
public final class Basis {

    private final List<Reading<?>> asked = new ArrayList<>();

    Basis() {}

    private record Reading<T>(Supplier<T> question, T answer) {

        boolean holds() {
            return question.get().equals(answer);
        }
    }

    /**
     * Asks something, and remembers the answer.
     *
     * @param question asked again before anything is stored; its answers say by {@code equals} whether they are the same
     */
    public <T> T ask(Supplier<T> question) {
        var answer = question.get();
        asked.add(new Reading<>(question, answer));
        return answer;
    }

    /** Whether everything would be answered as it was. */
    boolean holds() {
        return asked.stream().allMatch(Reading::holds);
    }
}
