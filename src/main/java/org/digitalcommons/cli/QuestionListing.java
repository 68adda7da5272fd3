package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.QueryHeader.Parameter;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.name.NearestNames;
import org.digitalcommons.query.Answer;

/** What {@code ask} says of questions without answering them. */
record QuestionListing(Catalog catalog) {

    /**
     * Lists questions by topic.
     *
     * @param topic the name of the only topic to list
     * @param words words that each question has to hold
     * @throws Question.Unanswerable if there is no such topic, or no question holds the words
     */
    void print(Optional<String> topic, Optional<String> words, PrintWriter out) {
        var wanted = words.map(catalog::holding).orElseGet(catalog::questions);
        if (wanted.isEmpty()) {
            throw Question.Unanswerable.misspelt(
                    "No question holds the words: %s.".formatted(words.orElse("")),
                    NearestNames.of(
                            words.orElse(""),
                            catalog.questions().stream()
                                    .collect(Collectors.toMap(
                                            Question::name, q -> q.header().title()))));
        }
        for (var each : topic.map(name -> List.of(catalog.topic(name))).orElseGet(catalog::topics)) {
            var questions =
                    catalog.about(each).stream().filter(wanted::contains).toList();
            if (!questions.isEmpty()) {
                out.println(Terminal.bold(each.title()) + " (--topic " + each.name() + ")");
                out.println("-".repeat(each.title().length()));
                for (var question : questions) {
                    out.println(Terminal.bold(question.name()));
                    out.println("    " + question.header().question());
                }
                out.println();
            }
        }
        out.println("Look for some with: commons ask --search WORDS");
        out.println("Ask one with: commons ask QUESTION. What it takes: commons ask QUESTION --help");
    }

    /** Says what a question takes and answers. */
    static void explain(Question question, PrintWriter out) {
        var header = question.header();
        out.println(Terminal.bold(header.question()));
        out.println();
        for (var parameter : header.parameters()) {
            out.println("  %s  %s".formatted(Terminal.bold("--" + parameter.option()), parameter.meaning()));
            out.println("      %s; otherwise %s"
                    .formatted(
                            parameter.isAddress() ? "a code, name or address" : parameter.type(),
                            parameter.shortDefault().orElse(parameter.fallback())));
        }
        out.println(header.parameters().isEmpty() ? "It takes no parameters." : "");
        out.println("Columns:");
        for (var column : header.columns()) {
            out.println("  %s: %s".formatted(column.heading().toLowerCase(Locale.ROOT), column.meaning()));
        }
        header.notes().forEach(note -> out.println("\n" + note));
    }

    /** The defaults that an answer rests on, as options; empty if everything was set that has one. */
    static Optional<String> defaults(Answer answer) {
        Map<String, String> set = answer.parameters();
        var used = answer.question().header().parameters().stream()
                .filter(p -> set.getOrDefault(p.name(), set.getOrDefault(p.option(), ""))
                        .isBlank())
                .flatMap(p -> p.shortDefault().map(value -> option(p, value)).stream())
                .collect(Collectors.joining(" "));
        return used.isEmpty() ? Optional.empty() : Optional.of("By default: " + used);
    }

    private static String option(Parameter parameter, String value) {
        return "--%s %s".formatted(parameter.option(), value.matches("\\S+") ? value : "'" + value + "'");
    }
}
