package org.digitalcommons;

import java.util.List;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;

/** Writes the page of all queries from their headers. */
final class QueryReference {

    private static final Rooms ROOMS = DefaultStore.ROOMS;

    private QueryReference() {}

    static String page() {
        var page = new StringBuilder("""
                # What follows

                Every query of this folder, standard SPARQL 1.1, as it lies on any engine. This page is written from the headers of the
                queries; a test fails when it is out of date. Each query has an example in `test/`, answered alike by two engines.

                ## `ask`: public questions

                Each file is a command (`commons ask NAME`), a page (`/ask/NAME`), data (`/ask/NAME?format=csv`) and a query that runs
                on `/sparql`. A new question is one file here and one example in `test/`; no Java.
                """);
        var catalog = Catalog.of(ROOMS);
        for (var topic : catalog.topics()) {
            page.append("\n### %s\n\n%s\n\n| question | what it answers | parameters |\n|---|---|---|\n"
                    .formatted(topic.title(), topic.definition()));
            for (var query : catalog.about(topic)) {
                page.append("| [`%s`](ask/%s.rq) | %s | %s |\n"
                        .formatted(query.name(), query.name(), query.header().question(), parameters(query)));
            }
        }
        page.append("""

                ## `derive`: what is derived

                A `map` step reads one published graph; a `gather` step reads the facts of one key. Each names the graphs it reads and
                the one it writes, and the engine orders them by that.

                | step | question | writes | reads |
                |---|---|---|---|
                """);
        for (var kind : List.of("map", "gather")) {
            for (var query : queries("queries/derive/" + kind)) {
                var header = query.header();
                page.append("| [`%s/%s`](derive/%s/%s.rq) | %s | `%s` | %s |\n"
                        .formatted(
                                kind,
                                query.name(),
                                kind,
                                query.name(),
                                header.question(),
                                header.writes().orElse(""),
                                String.join(", ", header.reads())));
            }
        }
        page.append("""

                ## `suggest`: rules that a program follows

                The plain form of a rule, for reading and for small data. A country is done by a set join in the program, and a test holds
                the two equal.

                | rule | question | writes | reads |
                |---|---|---|---|
                """);
        for (var query : queries("queries/suggest")) {
            page.append("| [`%s`](suggest/%s.rq) | %s | `%s` | %s |\n"
                    .formatted(
                            query.name(),
                            query.name(),
                            query.header().question(),
                            query.header().writes().orElse(""),
                            String.join(", ", query.header().reads())));
        }
        page.append("""

                ## `import`: rows into our terms

                For each source format: which body a row is about (`subjects`), which rows cannot be used and why (`reasons`), what else
                is to be told of them (`notes`), and what the rest means.

                | query | question |
                |---|---|
                """);
        for (var query : queries("queries/import")) {
            page.append("| [`%s`](import/%s.rq) | %s |\n"
                    .formatted(query.name(), query.name(), query.header().question()));
        }
        return page.toString();
    }

    private static List<Question> queries(String folder) {
        return ROOMS.files(folder, ".rq").stream()
                .map(file -> Question.of(Rooms.name(file), Rooms.text(file)))
                .toList();
    }

    private static String parameters(Question query) {
        return String.join(
                "; ",
                query.header().parameters().stream()
                        .map(p -> "`--%s` %s".formatted(p.option(), Markdown.cell(p.meaning())))
                        .toList());
    }
}
