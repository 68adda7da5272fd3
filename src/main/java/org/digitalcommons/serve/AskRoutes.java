package org.digitalcommons.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.page.Links;
import org.digitalcommons.serve.page.QuestionList;

/** The list of questions at {@code /ask} as data, and where older names lead. */
final class AskRoutes {

    /** The forms of the list. */
    static final List<Format> LIST = List.of(Format.HTML, Format.JSON, Format.CSV);

    private AskRoutes() {}

    /** The list as data; empty if a person asks. */
    static Optional<Reply> data(Catalog catalog, PageRequest page) {
        var format = page.representation().format();
        return format == Format.JSON
                ? Optional.of(Reply.ok(page.representation(), QuestionList.json(catalog)))
                : format == Format.CSV
                        ? Optional.of(Reply.ok(page.representation(), QuestionList.csv(catalog)))
                        : Optional.empty();
    }

    /**
     * Where an older name leads, with the parameters that it had; empty if the name is not an older one.
     *
     * @throws Question.Unanswerable if a parameter is wrong
     */
    static Optional<Reply> moved(Catalog catalog, String name, PageRequest page) {
        return catalog.replaced(name, page.parameters()).map(redirect -> {
            var all = new TreeMap<String, String>();
            redirect.parameters()
                    .forEach((word, value) ->
                            all.put(redirect.question().parameter(word).option(), value));
            if (page.isNamed()) {
                all.put("format", page.representation().format().shortName());
            }
            return Reply.moved("/ask/" + redirect.question().name() + query(all));
        });
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(p -> Links.encode(p.getKey()) + "=" + Links.encode(p.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
