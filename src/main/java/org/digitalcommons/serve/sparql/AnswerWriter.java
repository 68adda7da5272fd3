package org.digitalcommons.serve.sparql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.query.QueryRefused;
import org.digitalcommons.query.QueryResult;
import org.digitalcommons.serve.http.Format;

/** Writes a whole answer in one format, up to the size that is sent at most. */
record AnswerWriter(QueryLimits limits, SparqlPage page) {

    private static final int TRIPLES_SHOWN = SparqlPage.ROWS_SHOWN;

    byte[] write(QueryResult answer, String query, Format format) {
        if (format == Format.HTML) {
            return html(answer, query).getBytes(StandardCharsets.UTF_8);
        }
        var out = new BoundedBuffer(limits);
        switch (answer) {
            case QueryResult.Rows rows ->
                ResultsWriter.create().lang(format.lang()).write(out, ResultSet.adapt(rows.rowSet()));
            case QueryResult.Truth truth ->
                ResultsWriter.create().lang(format.lang()).build().write(out, truth.holds());
            case QueryResult.Triples triples -> format.write(out, triples.graph());
        }
        return out.toByteArray();
    }

    private String html(QueryResult answer, String query) {
        return switch (answer) {
            case QueryResult.Rows rows -> page.table(query, SparqlPage.ResultTable.of(rows));
            case QueryResult.Truth truth -> page.truth(query, truth.holds());
            case QueryResult.Triples triples ->
                page.triples(query, turtle(triples.graph()), triples.graph().size());
        };
    }

    private String turtle(Graph graph) {
        var shown = GraphFactory.createDefaultGraph();
        shown.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
        graph.stream().limit(TRIPLES_SHOWN).forEach(shown::add);
        var out = new BoundedBuffer(limits);
        RDFDataMgr.write(out, shown, Lang.TURTLE);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Refuses the answer as soon as it is larger than the limit. */
    private static final class BoundedBuffer extends ByteArrayOutputStream {

        private final QueryLimits limits;

        BoundedBuffer(QueryLimits limits) {
            this.limits = limits;
        }

        @Override
        public synchronized void write(int single) {
            require(1);
            super.write(single);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            require(length);
            super.write(bytes, offset, length);
        }

        private void require(int more) {
            if (count + (long) more > limits.answerBytes()) {
                throw QueryRefused.tooLarge(limits);
            }
        }
    }
}
