package org.digitalcommons;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.digitalcommons.catalog.Catalog;

/** Questions asked of the pioneer group and of the figures of the green paper. */
final class Asked {

    private static final Catalog CATALOG = Catalog.of(DefaultStore.ROOMS);

    /** A row of an answer; an open cell is empty. */
    record Row(Map<String, String> cells) {

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        BigDecimal number(String column) {
            return new BigDecimal(cell(column));
        }

        /** The last part of an address. */
        String local(String column) {
            return cell(column).replaceAll("^.*/", "");
        }
    }

    private Asked() {}

    static List<Row> rows(String question, Map<String, String> parameters) {
        var query = QueryFactory.create(CATALOG.named(question).with(parameters), Syntax.syntaxSPARQL_11);
        try (var execution = QueryExec.dataset(DatasetGraphFactory.wrap(PioneerGroup.graph()))
                .query(query)
                .build()) {
            var rows = new ArrayList<Row>();
            execution.select().forEachRemaining(row -> {
                var cells = new HashMap<String, String>();
                row.forEach((name, value) -> cells.put(
                        name.getVarName(), value.isLiteral() ? value.getLiteralLexicalForm() : value.toString()));
                rows.add(new Row(cells));
            });
            return rows;
        }
    }

    static List<Row> rows(String question) {
        return rows(question, Map.of());
    }
}
