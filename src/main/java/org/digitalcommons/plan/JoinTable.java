package org.digitalcommons.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** Rows that are joined to what is set already: looked up by the variables that both have. Not thread-safe. */
final class JoinTable {

    private final int[] places;
    private final List<@Nullable Node[]> rows;

    /** An index for each set of variables that was asked for, as bits. */
    private final Map<Long, Map<Object, List<@Nullable Node[]>>> indexes = new HashMap<>();

    JoinTable(int[] places, List<@Nullable Node[]> rows) {
        this.places = places;
        this.rows = rows;
    }

    /** The rows that may fit: all that have the values which are set, and those that lack one of them. */
    List<@Nullable Node[]> fitting(Evaluation at) {
        long asked = 0;
        for (int i = 0; i < places.length; i++) {
            if (at.node(places[i]) != null) {
                asked |= 1L << i;
            }
        }
        if (asked == 0) {
            return rows;
        }
        long bits = asked;
        var index = indexes.computeIfAbsent(bits, this::index);
        var exact = index.getOrDefault(keyOf(bits, i -> at.node(places[i])), List.of());
        var loose = index.get(LOOSE);
        if (loose == null) {
            return exact;
        }
        var both = new ArrayList<>(exact);
        both.addAll(loose);
        return both;
    }

    private static final Object LOOSE = new Object();

    private Map<Object, List<@Nullable Node[]>> index(long bits) {
        var index = new HashMap<Object, List<@Nullable Node[]>>();
        for (var row : rows) {
            index.computeIfAbsent(keyOf(bits, i -> row[i]), k -> new ArrayList<>())
                    .add(row);
        }
        return index;
    }

    private interface Cells {
        @Nullable
        Node at(int column);
    }

    /** What stands in the columns of the bits; one mark for all rows that lack one of them. */
    private Object keyOf(long bits, Cells cells) {
        var key = new ArrayList<Node>(Long.bitCount(bits));
        for (int i = 0; i < places.length; i++) {
            if ((bits & 1L << i) != 0) {
                var cell = cells.at(i);
                if (cell == null) {
                    return LOOSE;
                }
                key.add(cell);
            }
        }
        return key.size() == 1 ? key.getFirst() : key;
    }
}
