package org.digitalcommons.query;

import java.io.ByteArrayOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;
import org.digitalcommons.name.FormulaText;

/**
 * An answer as CSV for people who open it in a spreadsheet program: a text of a publisher that such a program would take
 * for a formula has an apostrophe before it, which the program does not show. Numbers are left as they are.
 */
final class SafeCsv {

    private SafeCsv() {}

    static byte[] of(RowSetRewindable rows) {
        var safe = rows.stream().map(SafeCsv::safe).iterator();
        var bytes = new ByteArrayOutputStream();
        RowSetWriterRegistry.getFactory(ResultSetLang.RS_CSV)
                .create(ResultSetLang.RS_CSV)
                .write(bytes, RowSetStream.create(rows.getResultVars(), safe), new Context());
        rows.reset();
        return bytes.toByteArray();
    }

    private static Binding safe(Binding row) {
        var safe = BindingFactory.builder();
        row.forEach((column, value) -> safe.add(column, safe(value)));
        return safe.build();
    }

    private static Node safe(Node value) {
        if (!value.isLiteral() || isCalculated(value)) {
            return value;
        }
        var text = value.getLiteralLexicalForm();
        return FormulaText.is(text) ? NodeFactory.createLiteralString(FormulaText.quoted(text)) : value;
    }

    /** A value of a datatype that is well formed is a number or a date, and no formula. */
    private static boolean isCalculated(Node value) {
        return value.getLiteralDatatypeURI().startsWith(XSD.NS)
                && !value.getLiteralDatatypeURI().equals(XSD.xstring.getURI())
                && value.getLiteral().isWellFormed();
    }
}
