package org.digitalcommons.query;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.Context;
import org.digitalcommons.catalog.Question;

/**
 * The answer to a public question, whole in memory. Its forms are those of SPARQL 1.1, so they are the
 * same bytes that the SPARQL endpoint gives for the same query, but for texts in CSV that a spreadsheet program would
 * take for formulas. Not for use by several threads at once.
 *
 * @param question what was asked
 * @param parameters what was set; parameters not named here have their defaults
 * @param rows the rows, from the first
 */
public record Answer(Question question, Map<String, String> parameters, RowSetRewindable rows) {

    /** The forms an answer can be written in. */
    public enum AnswerFormat {
        CSV("text/csv", ResultSetLang.RS_CSV),
        TSV("text/tab-separated-values", ResultSetLang.RS_TSV),
        JSON("application/sparql-results+json", ResultSetLang.RS_JSON);

        private final String mediaType;
        private final Lang lang;

        AnswerFormat(String mediaType, Lang lang) {
            this.mediaType = mediaType;
            this.lang = lang;
        }

        /** The registered media type. */
        public String mediaType() {
            return mediaType;
        }
    }

    /** Those of its rows that are wanted; for a page that shows parts of an answer under headings. */
    public Answer only(Predicate<Binding> wanted) {
        rows.reset();
        var some = rows.stream().filter(wanted).iterator();
        var part = RowSetStream.create(rows.getResultVars(), some).rewindable();
        rows.reset();
        return new Answer(question, parameters, part);
    }

    /** The answer in one of its forms. */
    public byte[] as(AnswerFormat form) {
        rows.reset();
        if (form == AnswerFormat.CSV) {
            return SafeCsv.of(rows);
        }
        var bytes = new ByteArrayOutputStream();
        RowSetWriterRegistry.getFactory(form.lang).create(form.lang).write(bytes, rows, new Context());
        rows.reset();
        return bytes.toByteArray();
    }
}
