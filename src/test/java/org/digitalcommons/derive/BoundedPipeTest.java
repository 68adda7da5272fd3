package org.digitalcommons.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one thread makes and another takes. */
@Timeout(300)
class BoundedPipeTest {

    private static final int MANY = 50_000;

    @Test
    void allThatIsMadeIsTaken() {
        var taken = new ArrayList<Integer>();
        try (var numbers = BoundedPipe.<Integer>of(
                taker -> IntStream.range(0, MANY).parallel().forEach(taker::accept))) {
            numbers.forEachRemaining(taken::add);
            assertThatThrownBy(numbers::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(taken).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsMadeBeforeItIsAskedFor() {
        var made = new AtomicInteger();
        var numbers = BoundedPipe.<Integer>of(taker -> taker.accept(made.incrementAndGet()));
        assertThat(made).hasValue(0);
        assertThat(numbers.next()).isEqualTo(1);
        assertThat(numbers.hasNext()).isFalse();
        numbers.close();
    }

    /** Otherwise half of what follows would be stored as if it were all. */
    @Test
    void whatBreaksTheMakingBreaksTheTaking() {
        try (var numbers = BoundedPipe.<Integer>of(taker -> {
            taker.accept(1);
            throw new IllegalStateException("broken");
        })) {
            assertThat(numbers.next()).isEqualTo(1);
            assertThatThrownBy(numbers::hasNext).hasMessage("broken");
        }
    }

    /** No more than a few thousand wait, and the one that makes does not wait for ever for one that has gone. */
    @Test
    void theMakingStopsWhenNobodyTakesAnyMore() {
        var made = new AtomicInteger();
        var end = new AtomicReference<RuntimeException>();
        var numbers = BoundedPipe.<Integer>of(taker -> {
            try {
                while (true) {
                    taker.accept(made.incrementAndGet());
                }
            } catch (RuntimeException e) {
                end.set(e);
                throw e;
            }
        });
        numbers.next();
        numbers.close();
        assertThat(end.get()).isInstanceOf(CancellationException.class);
        assertThat(made.get()).isLessThan(MANY);
    }
}
