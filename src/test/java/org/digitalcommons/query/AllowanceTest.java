package org.digitalcommons.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ConcurrentModificationException;
import org.apache.jena.query.QueryCancelledException;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    @Test
    void whoeverStopsAQueryHearsNothingOfASortThatStillWrites() {
        var allowance = new Allowance(QueryLimits.standard(), Duration.ofMinutes(5));
        allowance.whenStopped(() -> {
            throw new ConcurrentModificationException();
        });
        var reason = QueryRefused.tooLate(Duration.ofSeconds(1));
        allowance.stop(reason);
        assertThat(allowance.whyStopped()).isSameAs(reason);
        assertThatThrownBy(allowance::look).isInstanceOf(QueryCancelledException.class);
    }
}
