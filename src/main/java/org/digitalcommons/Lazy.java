package org.digitalcommons;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when it is first needed, once, by whichever thread comes first. */
final class Lazy<T> {

    private final Supplier<T> maker;
    private @Nullable T value;

    private Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    static <T> Lazy<T> of(Supplier<T> maker) {
        return new Lazy<>(maker);
    }

    synchronized T get() {
        var made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
