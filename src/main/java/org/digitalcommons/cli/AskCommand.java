package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.query.Answer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code ask}: a question of {@code queries/ask}; its parameters are options. */
@Command(
        name = "ask",
        description = {
            "Answers a public question. Alone, lists the questions.",
            "What a question takes: commons ask QUESTION --help"
        })
final class AskCommand extends StoreCommand {

    /** The forms of an answer. */
    enum OutputFormat {
        table,
        csv,
        tsv,
        json
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "QUESTION", description = "The name of a question.")
    private String name = "";

    @Option(names = "--format", defaultValue = "table", description = "table, csv, tsv or json.")
    private OutputFormat format = OutputFormat.table;

    @Option(
            names = {"-h", "--help"},
            description = "Say what the question takes and answers.")
    private boolean help;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description =
                    "Answer from what was current in this store at that time, by the rules of today: the end of a day in"
                            + " UTC as 2026-07-01, or an instant as 2026-07-01T12:00:00Z. It is the time of the store, not the"
                            + " period of the figures; see commons history. It derives everything anew in memory, so it is for"
                            + " a store that no server holds.")
    private @Nullable String asOf;

    @Unmatched
    private List<String> rest = new ArrayList<>();

    @Mixin
    private QueryTarget target = new QueryTarget();

    @Override
    public Integer call() {
        var out = terminal.out();
        var catalog = Catalog.of(terminal.rooms());
        if (name.isEmpty()) {
            if (help) {
                Objects.requireNonNull(spec).commandLine().usage(out);
            } else {
                list(catalog, out);
            }
        } else if (help) {
            explain(asked(catalog, Map.of()).question(), out);
        } else {
            var asked = asked(catalog, parameters());
            write(answer(asked.question(), asked.parameters()), out);
        }
        out.flush();
        return Main.DONE;
    }

    /** The question of the name; for an older name the one that answers it now, and says so. */
    private Catalog.Redirect asked(Catalog catalog, Map<String, String> parameters) {
        var replaced = catalog.replaced(name, parameters);
        replaced.ifPresent(now -> {
            var set = new StringBuilder();
            now.parameters().forEach((parameter, value) -> set.append(" --%s %s".formatted(parameter, value)));
            terminal.err()
                    .println("%s has become: commons ask %s%s"
                            .formatted(name, now.question().name(), set));
        });
        return replaced.orElseGet(() -> new Catalog.Redirect(catalog.named(name), parameters));
    }

    private Answer answer(Question question, Map<String, String> parameters) {
        question.with(parameters);
        return asOf == null
                ? target.ask(
                        stores,
                        commons -> commons.ask(question.name(), parameters),
                        server -> server.ask(question, parameters))
                : answer(AsOf.of(asOf).instant(), question, parameters);
    }

    private Answer answer(Instant instant, Question question, Map<String, String> parameters) {
        if (target.server().isPresent()) {
            throw new Question.Unanswerable(
                    "A server answers from what is current. Leave out --endpoint, and name a store with --store.");
        }
        return stores.with(commons -> {
            try (var then = at(commons, instant)) {
                AsOf.sentences(commons.contents().versions(), instant).forEach(terminal.err()::println);
                return then.ask(question.name(), parameters);
            }
        });
    }

    private static Commons at(Commons commons, Instant instant) {
        try (var bars = new ProgressBars(commons.upkeep()::derivationSteps)) {
            return commons.asOf(instant, bars);
        }
    }

    private void write(Answer answer, PrintWriter out) {
        switch (format) {
            case table -> new AnswerTable(answer).print(out);
            case csv -> write(answer, Answer.AnswerFormat.CSV);
            case tsv -> write(answer, Answer.AnswerFormat.TSV);
            case json -> write(answer, Answer.AnswerFormat.JSON);
        }
    }

    private static void write(Answer answer, Answer.AnswerFormat form) {
        System.out.writeBytes(answer.as(form));
        System.out.flush();
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 0; i < rest.size(); i++) {
            var word = rest.get(i);
            if (!word.startsWith("--")) {
                throw new Question.Unanswerable("Write parameters as --name value, not: " + word);
            }
            var equals = word.indexOf('=');
            if (equals > 0) {
                parameters.put(word.substring(2, equals), word.substring(equals + 1));
            } else if (i + 1 < rest.size()) {
                parameters.put(word.substring(2), rest.get(++i));
            } else {
                throw new Question.Unanswerable("%s has no value. Write it after the name.".formatted(word));
            }
        }
        return parameters;
    }

    private static void list(Catalog catalog, PrintWriter out) {
        for (var topic : catalog.topics()) {
            out.println(topic.title());
            out.println("-".repeat(topic.title().length()));
            for (var question : catalog.about(topic)) {
                out.println(question.name());
                out.println("    " + question.header().question());
            }
            out.println();
        }
        out.println("Ask one with: commons ask QUESTION. What it takes: commons ask QUESTION --help");
    }

    private static void explain(Question question, PrintWriter out) {
        var header = question.header();
        out.println(header.question());
        out.println();
        for (var parameter : header.parameters()) {
            out.println("  --%s  %s".formatted(parameter.name(), parameter.meaning()));
            out.println("      %s; otherwise %s".formatted(parameter.type(), parameter.fallback()));
        }
        out.println(header.parameters().isEmpty() ? "It takes no parameters." : "");
        out.println("Columns:");
        for (var column : header.columns()) {
            out.println("  %s: %s".formatted(column.heading().toLowerCase(Locale.ROOT), column.meaning()));
        }
        header.notes().forEach(note -> out.println("\n" + note));
    }
}
