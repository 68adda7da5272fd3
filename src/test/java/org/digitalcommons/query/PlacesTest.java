package org.digitalcommons.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Limits;
import org.digitalcommons.query.QueryRefused.Reason;
import org.junit.jupiter.api.Test;

/** At2, At5: a query that does not listen is given up, and a full line is told so at once. */
class PlacesTest {

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void whatDoesNotListenIsGivenUpAndLeavesItsPlaceUntilThereAreTooManySuch() throws InterruptedException {
        var places = places(Limits.standard().with(Limit.QUERY_GIVEN_UP, 2).with(Limit.QUERY_AT_ONCE, 1));
        for (int given = 1; given <= 2; given++) {
            refused(places, Reason.TOO_LATE);
            assertThat(places.free()).isEqualTo(1);
            assertThat(places.givenUp()).isEqualTo(given);
        }
        refused(places, Reason.BUSY);
        end.countDown();
        while (places.givenUp() > 0) {
            Thread.sleep(1);
        }
        String answer = places.on(Optional.empty(), allowance -> "answered");
        assertThat(answer).isEqualTo("answered");
        assertThat(places.free()).isEqualTo(1);
    }

    @Test
    void whoeverFindsAFullLineIsTurnedAwayWithoutWaiting() {
        var places = places(Limits.standard()
                .with(Limit.QUERY_AT_ONCE, 1)
                .with(Limit.QUERY_IN_LINE, 0)
                .with(Limit.QUERY_TIME, 60_000)
                .with(Limit.QUERY_WAIT, 60_000));
        String told = places.on(Optional.empty(), outer -> {
            refused(places, Reason.BUSY);
            return "answered";
        });
        assertThat(told).isEqualTo("answered");
    }

    @Test
    void aFaultOfAQueryIsToldAndLeavesItsPlace() {
        var places = places(Limits.standard().with(Limit.QUERY_TIME, 60_000).with(Limit.QUERY_AT_ONCE, 1));
        assertThatThrownBy(() -> places.on(Optional.empty(), allowance -> {
                    throw new IllegalStateException("a fault");
                }))
                .hasMessage("a fault");
        assertThatThrownBy(() -> places.on(Optional.empty(), allowance -> {
                    throw new OutOfMemoryError("too much");
                }))
                .isInstanceOf(QueryRefused.class);
        assertThat(places.free()).isEqualTo(1);
    }

    private void refused(Places places, Reason reason) {
        assertThatThrownBy(() -> places.on(Optional.of(Duration.ofMillis(20)), allowance -> {
                    // Waits for the end of the test, whatever it is told.
                    while (end.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return "late";
                }))
                .isInstanceOfSatisfying(
                        QueryRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static Places places(Limits limits) {
        return new Places(new QueryLimits(limits));
    }
}
