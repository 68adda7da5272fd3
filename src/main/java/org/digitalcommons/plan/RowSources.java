package org.digitalcommons.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.jspecify.annotations.Nullable;

/** The kinds of part that are worked out by themselves. */
final class RowSources {

    private RowSources() {}

    /** Rows that stand in the query. */
    record FixedRows(int[] places, List<@Nullable Node[]> fixed) implements RowSource {

        @Override
        public List<@Nullable Node[]> rows(Evaluation at) {
            return fixed;
        }
    }

    /** Some variables of all that steps find. */
    record FoundRows(int[] places, PlanStep steps, int sink) implements RowSource {

        @Override
        public List<@Nullable Node[]> rows(Evaluation at) {
            var rows = new ArrayList<@Nullable Node[]>();
            at.collect(steps, sink, found -> {
                var row = new Node[places.length];
                for (int i = 0; i < places.length; i++) {
                    row[i] = found.node(places[i]);
                }
                rows.add(row);
            });
            return rows;
        }
    }

    /** Each row once, where it first stood. */
    record DistinctRows(RowSource all) implements RowSource {

        @Override
        public int[] places() {
            return all.places();
        }

        @Override
        public List<@Nullable Node[]> rows(Evaluation at) {
            var seen = new LinkedHashSet<List<@Nullable Node>>();
            all.rows(at).forEach(row -> seen.add(Arrays.asList(row)));
            return seen.stream().map(row -> row.toArray(new Node[0])).toList();
        }
    }

    /** Rows in order, and no more than so many of them. */
    record SortedRows(RowSource all, List<Var> variables, List<SortCondition> order, long most) implements RowSource {

        @Override
        public int[] places() {
            return all.places();
        }

        @Override
        public List<@Nullable Node[]> rows(Evaluation at) {
            record SortableRow(@Nullable Node[] row, Binding binding) {}
            var byOrder = new BindingComparator(order, at.context());
            return all.rows(at).stream()
                    .map(row -> new SortableRow(row, binding(row)))
                    .sorted(Comparator.comparing(SortableRow::binding, byOrder))
                    .limit(most)
                    .map(SortableRow::row)
                    .toList();
        }

        private Binding binding(@Nullable Node[] row) {
            var binding = BindingFactory.builder();
            for (int i = 0; i < row.length; i++) {
                var cell = row[i];
                if (cell != null) {
                    binding.add(variables.get(i), cell);
                }
            }
            return binding.build();
        }
    }

    /** One row for each group, with what is aggregated of it. */
    record GroupedRows(int[] keys, int[] places, List<Aggregator> aggregators, PlanStep steps, int sink)
            implements RowSource {

        @Override
        public List<@Nullable Node[]> rows(Evaluation at) {
            Map<List<@Nullable Node>, Accumulator[]> groups = new LinkedHashMap<>();
            at.collect(steps, sink, found -> {
                var key = new Node[keys.length];
                for (int i = 0; i < keys.length; i++) {
                    key[i] = found.node(keys[i]);
                }
                var group = groups.computeIfAbsent(Arrays.asList(key), k -> accumulators());
                for (var accumulator : group) {
                    accumulator.accumulate(found, found.context());
                }
            });
            var rows = new ArrayList<@Nullable Node[]>();
            groups.forEach((key, group) -> {
                var row = key.toArray(new Node[places.length]);
                for (int i = 0; i < group.length; i++) {
                    row[keys.length + i] = value(group[i]);
                }
                rows.add(row);
            });
            if (groups.isEmpty() && keys.length == 0) {
                rows.add(aggregators.stream().map(Aggregator::getValueEmpty).toArray(Node[]::new));
            }
            return rows;
        }

        private Accumulator[] accumulators() {
            return aggregators.stream().map(Aggregator::createAccumulator).toArray(Accumulator[]::new);
        }

        private static @Nullable Node value(Accumulator accumulator) {
            try {
                var value = accumulator.getValue();
                return value == null ? null : value.asNode();
            } catch (ExprException noValue) {
                return null;
            }
        }
    }
}
