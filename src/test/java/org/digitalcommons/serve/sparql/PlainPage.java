package org.digitalcommons.serve.sparql;

import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.digitalcommons.query.QueryLimits;

/** The endpoint in a browser, without looks and without script: a form, and a table below it. */
record PlainPage(QueryLimits limits) implements SparqlPage {

    private static final String START = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>SPARQL endpoint</title>
            </head>
            <body>
            <main>
            <h1>SPARQL endpoint</h1>
            """;
    private static final String END = """
            </main>
            </body>
            </html>
            """;

    @Override
    public String form(String query) {
        return page(query, "");
    }

    @Override
    public String refusal(String query, String sentence) {
        return page(query, "<p role=\"alert\">%s</p>\n".formatted(escape(sentence)));
    }

    @Override
    public String table(String query, ResultTable table) {
        var size = table.isCut()
                ? "Showing the first %,d of %,d rows. Choose another format for all of them."
                        .formatted(table.rows().size(), table.total())
                : "%,d %s.".formatted(table.total(), table.total() == 1 ? "row" : "rows");
        var head = table.columns().stream()
                .map(column -> "<th scope=\"col\">%s</th>".formatted(escape(column)))
                .collect(Collectors.joining());
        var rows = table.rows().stream()
                .map(row -> row.stream().map(PlainPage::cell).collect(Collectors.joining("", "<tr>", "</tr>\n")))
                .collect(Collectors.joining());
        return page(query, """
                <h2>Answer</h2>
                <p>%s</p>
                <table>
                <thead><tr>%s</tr></thead>
                <tbody>
                %s</tbody>
                </table>
                """.formatted(size, head, rows));
    }

    @Override
    public String truth(String query, boolean holds) {
        return page(query, "<h2>Answer</h2>\n<p>%s</p>\n".formatted(holds ? "Yes" : "No"));
    }

    @Override
    public String triples(String query, String turtle, long count) {
        var size = count == 1 ? "1 triple" : "%,d triples".formatted(count);
        return page(query, "<h2>Answer</h2>\n<p>%s.</p>\n<pre>%s</pre>\n".formatted(size, escape(turtle)));
    }

    private String page(String query, String answer) {
        return START + """
                <form method="get">
                <p><label for="query">Query, in SPARQL 1.1</label></p>
                <p><textarea id="query" name="query" rows="16" cols="80">
                %s</textarea></p>
                <p><label for="format">Format</label>
                <select id="format" name="format">
                <option value="html">Page</option>
                <option value="csv">CSV</option>
                <option value="tsv">TSV</option>
                <option value="json">JSON</option>
                <option value="xml">XML</option>
                <option value="turtle">Turtle</option>
                </select>
                <button type="submit">Ask</button></p>
                <p>%s</p>
                </form>
                """.formatted(escape(query), escape(limits.inWords())) + answer + END;
    }

    private static String cell(Optional<Node> node) {
        return node.map(value -> "<td>%s</td>".formatted(content(value))).orElse("<td></td>");
    }

    private static String content(Node node) {
        if (node.isURI()) {
            var iri = node.getURI();
            // Only the web's own schemes: data may hold javascript: and the like.
            var linked = iri.startsWith("https://") || iri.startsWith("http://");
            return linked ? "<a href=\"%s\">%s</a>".formatted(escape(iri), escape(iri)) : escape(iri);
        }
        return escape(node.isLiteral() ? node.getLiteralLexicalForm() : "_:" + node.getBlankNodeLabel());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
