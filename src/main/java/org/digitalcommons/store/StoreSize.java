package org.digitalcommons.store;

import org.digitalcommons.name.GraphNames;

/**
 * How much is stored.
 *
 * @param graphs how many graphs are published
 * @param published how many statements are published
 * @param derived how many statements are derived
 */
public record StoreSize(int graphs, long published, long derived) {

    /** How much a store holds now. */
    public static StoreSize of(Store store) {
        return new StoreSize(
                store.size(), store.statements(GraphNames.PUBLISHED), store.statements(GraphNames.DERIVED));
    }
}
