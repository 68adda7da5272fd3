package org.digitalcommons.serve.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.digitalcommons.serve.words.Words;

/**
 * Writes pages in one language by the templates of {@code src/main/jte}, which are compiled with the program. Safe for
 * any thread.
 */
public final class Renderer {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.digitalcommons.serve.page.jte");

    private final Words words;

    /** Writes pages in English. */
    public Renderer() {
        this(Words.english());
    }

    /** Writes pages in the language of some words. */
    public Renderer(Words words) {
        this.words = words;
    }

    /** The words that it writes in. */
    public Words words() {
        return words;
    }

    /** A page of the site. */
    public String html(PageView page) {
        return write("page.jte", Map.of("page", page, "words", words));
    }

    /** The page on which a publisher works. */
    public String html(DeskView view) {
        return write("desk.jte", Map.of("view", view, "words", words));
    }

    /** How to use the reconciliation service. */
    public String html(ReconciliationView view) {
        return write("reconcile.jte", Map.of("view", view, "words", words));
    }

    String html(SparqlView view) {
        return write("sparql.jte", Map.of("view", view, "words", words));
    }

    private static String write(String template, Map<String, Object> parameters) {
        var out = new StringOutput(16 * 1024);
        TEMPLATES.render(template, parameters, out);
        return out.toString();
    }
}
