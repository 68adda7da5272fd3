package org.digitalcommons.serve.page;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.serve.page.SectionView.Link;
import org.digitalcommons.serve.sparql.SparqlPage;

/** The SPARQL endpoint in the style of the site, with every public question as a query to start from. */
public final class SitePage implements SparqlPage {

    private final Renderer renderer;
    private final QueryLimits limits;
    private final List<Link> examples;

    /** A page that offers the questions of the catalogue as examples. */
    public SitePage(Renderer renderer, QueryLimits limits, Catalog catalog) {
        this.renderer = renderer;
        this.limits = limits;
        this.examples = catalog.questions().stream()
                .map(q -> new Link(q.header().question(), Links.query(q.text())))
                .toList();
    }

    @Override
    public String form(String query) {
        return page(query, "", "", Optional.empty(), "");
    }

    @Override
    public String refusal(String query, String sentence) {
        return page(query, sentence, "", Optional.empty(), "");
    }

    @Override
    public String table(String query, ResultTable table) {
        var size = table.isCut()
                ? renderer.words().say("sparql.first-rows", table.rows().size(), table.total())
                : renderer.words().say("sparql.rows", table.total());
        var headings = table.columns().stream().map(Cell::text).toList();
        var rows = table.rows().stream()
                .map(row -> row.stream().map(SitePage::cell).toList())
                .toList();
        return page(query, "", "", Optional.of(new TableView(size, headings, rows, false)), "");
    }

    @Override
    public String truth(String query, boolean holds) {
        return page(query, "", renderer.words().say(holds ? "sparql.yes" : "sparql.no"), Optional.empty(), "");
    }

    @Override
    public String triples(String query, String turtle, long count) {
        return page(query, "", renderer.words().say("sparql.triples", count), Optional.empty(), turtle);
    }

    private String page(String query, String refusal, String size, Optional<TableView> table, String text) {
        return renderer.html(new SparqlView(query, refusal, size, table, text, limits.inWords(), examples));
    }

    private static Cell cell(Optional<Node> value) {
        if (value.isEmpty()) {
            return Cell.text("");
        }
        var node = value.get();
        if (node.isURI()) {
            return new Cell(node.getURI(), Links.to(node.getURI()), false, "", false);
        }
        return Cell.text(node.isLiteral() ? node.getLiteralLexicalForm() : "_:" + node.getBlankNodeLabel());
    }
}
