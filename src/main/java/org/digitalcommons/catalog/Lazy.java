package org.digitalcommons.catalog;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when it is first needed, once, by whichever thread comes first. */
public final class Lazy<T> {

    private final Supplier<T> maker;
    private @Nullable T value;

    private Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /** A value of a maker. */
    public static <T> Lazy<T> of(Supplier<T> maker) {
        return new Lazy<>(maker);
    }

    /** The value. */
    public synchronized T get() {
        var made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
