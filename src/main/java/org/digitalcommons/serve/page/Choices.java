package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.QueryHeader.Parameter;
import org.digitalcommons.query.Answer;
import org.digitalcommons.serve.page.SectionView.FormField;
import org.digitalcommons.serve.page.SectionView.Link;
import org.digitalcommons.serve.words.Words;
import org.digitalcommons.vocab.Term;

/** What may be chosen for a parameter: the concepts of a code list or the bodies there are, by their names. */
final class Choices {

    private static final Var NAME = Var.alloc("name");

    private final Commons commons;
    private final Words words;

    Choices(Commons commons, Words words) {
        this.commons = commons;
        this.words = words;
    }

    /** The field of a form for a parameter, with the value that is set. */
    FormField field(Parameter parameter, String value) {
        var label = parameter.meaning().replaceAll("(, such as .*)?\\.$", "");
        return new FormField(parameter.option(), label, value, options(parameter));
    }

    private List<Link> options(Parameter parameter) {
        var options = new ArrayList<Link>();
        if (parameter.isOptional()
                && (parameter.isAddress() || !parameter.choices().isEmpty())) {
            options.add(new Link(words.say("common.any"), ""));
        }
        if (!parameter.choices().isEmpty()) {
            parameter.choices().forEach(word -> options.add(new Link(word, word)));
        } else if (parameter.type().startsWith("concept/")) {
            options.addAll(concepts(Term.ROOT + "/" + parameter.type()));
        } else if (parameter.type().equals("id/body")) {
            options.addAll(bodies());
        } else {
            return List.of();
        }
        return options;
    }

    /** The concepts of a scheme in order of name; the last part of the address is the value. */
    private List<Link> concepts(String scheme) {
        return links(commons.look("concepts", Map.of("scheme", scheme)), "concept");
    }

    /** The bodies there are, in order of name. */
    private List<Link> bodies() {
        return links(commons.look("names-of-bodies", Map.of()), "body");
    }

    private static List<Link> links(Answer answer, String column) {
        return answer.rows().stream()
                .map(row -> new Link(
                        row.get(NAME).getLiteralLexicalForm(),
                        Links.name(row.get(Var.alloc(column)).getURI())))
                .toList();
    }
}
