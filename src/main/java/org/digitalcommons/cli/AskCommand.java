package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.QueryHeader.Parameter;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.name.NearestNames;
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
            "Answers a public question. Alone, lists the questions, all or those of a topic or with some words.",
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

    @Option(names = "--topic", paramLabel = "TOPIC", description = "List the questions of one topic, such as bodies.")
    private @Nullable String topic;

    @Option(names = "--search", paramLabel = "WORDS", description = "List the questions that hold these words.")
    private @Nullable String search;

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
        var given = given();
        requireOptions(catalog, given);
        if (name.isEmpty()) {
            if (help) {
                Objects.requireNonNull(spec).commandLine().usage(out);
            } else {
                new QuestionListing(catalog).print(Optional.ofNullable(topic), Optional.ofNullable(search), out);
            }
        } else if (help) {
            QuestionListing.explain(asked(catalog, Map.of()).question(), out);
        } else {
            var asked = asked(catalog, given);
            write(answer(asked.question(), asked.parameters()), out);
        }
        out.flush();
        return Main.DONE;
    }

    /** A misspelt option takes the word after it for a value, and may so hide the name of the question: it goes first. */
    private void requireOptions(Catalog catalog, Map<String, String> given) {
        var question = catalog.question(name);
        if (catalog.replaced(name, Map.of()).isPresent()) {
            return;
        }
        var known = question.map(List::of).orElseGet(catalog::questions);
        for (var word : given.keySet()) {
            if (known.stream().noneMatch(q -> q.header().parameters().stream().anyMatch(p -> p.isCalled(word)))) {
                var options = new ArrayList<>(Misuse.options(Objects.requireNonNull(spec)));
                question.ifPresent(q -> q.header().parameters().forEach(p -> options.add("--" + p.option())));
                throw Question.Unanswerable.misspelt(
                        "commons ask%s has no option --%s."
                                .formatted(question.map(q -> " " + q.name()).orElse(""), word),
                        NearestNames.of("--" + word, options));
            }
        }
    }

    /** The question of the name; for an older name the one that answers it now, and says so. */
    private Catalog.Redirect asked(Catalog catalog, Map<String, String> parameters) {
        var replaced = catalog.replaced(name, parameters);
        replaced.ifPresent(now -> {
            var set = new StringBuilder();
            now.parameters()
                    .forEach(
                            (parameter, value) -> set.append(" --%s %s".formatted(Parameter.option(parameter), value)));
            terminal.err()
                    .println("%s has become: commons ask %s%s"
                            .formatted(name, now.question().name(), set));
        });
        return replaced.orElseGet(() -> new Catalog.Redirect(catalog.named(name), parameters));
    }

    private Answer answer(Question question, Map<String, String> parameters) {
        requireLiterals(question, parameters);
        return asOf == null
                ? target.ask(
                        stores,
                        commons -> commons.ask(question.name(), read(commons, question, parameters)),
                        server -> server.ask(question, parameters))
                : answer(AsOf.of(asOf).instant(), question, parameters);
    }

    /** Whether a number or a day is one shows without a store. */
    private static void requireLiterals(Question question, Map<String, String> parameters) {
        var literals = new LinkedHashMap<String, String>();
        parameters.forEach((word, value) -> {
            var parameter = question.parameter(word);
            if (!parameter.isAddress()) {
                literals.put(parameter.name(), value);
            }
        });
        question.with(literals);
    }

    private Answer answer(Instant instant, Question question, Map<String, String> parameters) {
        if (target.server().isPresent()) {
            throw new Question.Unanswerable(
                    "A server answers from what is current. Leave out --endpoint, and name a store with --store.");
        }
        return stores.with(commons -> {
            try (var then = at(commons, instant)) {
                AsOf.sentences(commons.contents().versions(), instant).forEach(terminal.err()::println);
                return then.ask(question.name(), read(then, question, parameters));
            }
        });
    }

    private Map<String, String> read(Commons commons, Question question, Map<String, String> parameters) {
        var reading = commons.read(question, parameters);
        reading.notes().forEach(terminal.err()::println);
        return reading.parameters();
    }

    private static Commons at(Commons commons, Instant instant) {
        try (var bars = new ProgressBars(commons.upkeep()::derivationSteps)) {
            return commons.asOf(instant, bars);
        }
    }

    private void write(Answer answer, PrintWriter out) {
        switch (format) {
            case table -> {
                new AnswerTable(answer).print(out);
                QuestionListing.defaults(answer).ifPresent(out::println);
            }
            case csv -> write(answer, Answer.AnswerFormat.CSV);
            case tsv -> write(answer, Answer.AnswerFormat.TSV);
            case json -> write(answer, Answer.AnswerFormat.JSON);
        }
    }

    private static void write(Answer answer, Answer.AnswerFormat form) {
        System.out.writeBytes(answer.as(form));
        System.out.flush();
    }

    /** What is set, by the names as they are written. */
    private Map<String, String> given() {
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
}
