package org.digitalcommons.entity;

import java.util.Optional;
import java.util.function.Supplier;

/** The index of what a store holds now, made anew when it is asked for after a change. Safe for any thread. */
public final class CurrentEntities {

    private record IndexOfState(String state, EntityIndex index) {}

    private final Supplier<String> state;
    private final Supplier<EntityIndex> maker;
    private volatile Optional<IndexOfState> last = Optional.empty();

    /**
     * The index of a store.
     *
     * @param state names what is stored now
     * @param maker makes the index of that
     */
    public CurrentEntities(Supplier<String> state, Supplier<EntityIndex> maker) {
        this.state = state;
        this.maker = maker;
    }

    /** What can be found now. */
    public EntityIndex index() {
        return known().orElseGet(this::made);
    }

    private synchronized EntityIndex made() {
        return known().orElseGet(() -> {
            var now = state.get();
            var index = maker.get();
            last = Optional.of(new IndexOfState(now, index));
            return index;
        });
    }

    private Optional<EntityIndex> known() {
        var now = state.get();
        return last.filter(l -> l.state().equals(now)).map(IndexOfState::index);
    }
}
