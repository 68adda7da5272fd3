package org.digitalcommons;

import java.math.BigDecimal;
import java.util.List;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.TDB2;
import org.digitalcommons.vocab.Term;

/** Queries of tests over the default store, with our prefixes. */
final class Select {

    private static final String PREFIXES = """
            PREFIX commons: <%s>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            PREFIX sdmxd: <http://purl.org/linked-data/sdmx/2009/dimension#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            """.formatted(Term.NAMESPACE);

    private Select() {}

    static List<Binding> rows(String query) {
        var store = DefaultStore.commons().contents();
        var context = ARQ.getContext().copy();
        context.set(TDB2.symUnionDefaultGraph, true);
        return store.read(() -> {
            try (var execution = QueryExec.dataset(store.dataset())
                    .context(context)
                    .query(PREFIXES + query)
                    .build()) {
                return execution.select().stream().map(Binding::detach).toList();
            }
        });
    }

    static String text(Binding row, String variable) {
        var node = row.get(Var.alloc(variable));
        return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }

    static BigDecimal decimal(Binding row, String variable) {
        return new BigDecimal(text(row, variable));
    }
}
