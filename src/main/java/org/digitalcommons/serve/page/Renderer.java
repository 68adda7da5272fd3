package org.digitalcommons.serve.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Writes pages by the templates of {@code src/main/jte}, which are compiled with the program. Safe for any thread. */
public final class Renderer {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.digitalcommons.serve.page.jte");

    /** A page of the site. */
    public String html(PageView page) {
        return write("page.jte", page);
    }

    /** The page on which a publisher works. */
    public String html(DeskView view) {
        return write("desk.jte", view);
    }

    String html(SparqlView view) {
        return write("sparql.jte", view);
    }

    private String write(String template, Object view) {
        var out = new StringOutput(16 * 1024);
        templates.render(template, view, out);
        return out.toString();
    }
}
