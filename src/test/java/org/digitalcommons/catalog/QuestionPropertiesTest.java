package org.digitalcommons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.digitalcommons.AnyText;
import org.digitalcommons.Corpus;
import org.digitalcommons.DefaultStore;

/** What holds for any value of any parameter: it stays in its place, or it is refused in words. */
@Tag("slow")
@Tag("thorough")
class QuestionPropertiesTest {

    private static final List<Question> QUESTIONS = Catalog.of(DefaultStore.ROOMS).questions().stream()
            .filter(question -> !question.header().parameters().isEmpty())
            .toList();

    /** Those that take any text. */
    private static final List<Question> OF_TEXTS = QUESTIONS.stream()
            .filter(question -> question.header().parameters().stream()
                    .anyMatch(p -> p.isList() || p.type().equals("xsd:string")))
            .toList();

    /** A question, and what somebody sets in it. */
    record Asked(Question question, Map<String, String> values) {

        @Override
        public String toString() {
            return question.name() + " " + values;
        }
    }

    @Provide
    Arbitrary<Asked> asked() {
        return Arbitraries.oneOf(Arbitraries.of(QUESTIONS), Arbitraries.of(OF_TEXTS))
                .flatMap(question -> {
                    var parameters = question.header().parameters();
                    return Combinators.combine(parameters.stream()
                                    .map(parameter -> Arbitraries.oneOf(value(question), plausible(parameter)))
                                    .toList())
                            .as(given -> {
                                var set = new HashMap<String, String>();
                                for (int index = 0; index < given.size(); index++) {
                                    set.put(parameters.get(index).name(), given.get(index));
                                }
                                return new Asked(question, set);
                            });
                });
    }

    /** What somebody means who knows the parameter. */
    private static Arbitrary<String> plausible(QueryHeader.Parameter parameter) {
        if (!parameter.choices().isEmpty()) {
            return Arbitraries.of(parameter.choices());
        }
        return parameter.isAddress()
                ? Arbitraries.of("department-co", "https://example.org/a")
                : Arbitraries.of("2018-03-31", "2024", "1", "");
    }

    /** Texts of what would mean something in a query, the lines of other parameters among it. */
    private static Arbitrary<String> value(Question question) {
        var lines = question.header().parameters().stream()
                .map(p -> "VALUES ?" + p.name() + " { }")
                .toList();
        return Arbitraries.oneOf(Arbitraries.of(lines), pieces(lines.stream()));
    }

    private static Arbitrary<String> pieces(Stream<String> lines) {
        return AnyText.with(Stream.concat(
                        lines,
                        Stream.of(
                                "\"",
                                "'",
                                "\\",
                                "}",
                                "{",
                                "<",
                                ">",
                                "\n",
                                "\r",
                                "#",
                                "$1",
                                "\\u0022",
                                "UNDEF",
                                "SERVICE",
                                " } SELECT * { ?s ?p ?o } #",
                                "^^",
                                "@en",
                                "?x",
                                ".",
                                "https://example.org/"))
                .toArray(String[]::new));
    }

    @Property(seed = "18", edgeCases = EdgeCasesMode.NONE)
    void aValueStaysInItsPlaceOrIsRefusedInWords(@ForAll("asked") Asked asked) {
        String text;
        try {
            text = asked.question().with(asked.values());
        } catch (Question.Unanswerable refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        var plain = parse(asked.question().text());
        var set = parse(text);
        for (var parameter : asked.question().header().parameters()) {
            var value = asked.values().getOrDefault(parameter.name(), "").strip();
            if (!value.isEmpty() && !value.equals("today")) {
                assertThat(valueOf(set, parameter.name()))
                        .as("the value of %s", parameter.name())
                        .isEqualTo(
                                parameter.isAddress() ? parameter.address(value).orElse(value) : value);
            }
        }
        assertThat(shape(set)).as("the query around its values").isEqualTo(shape(plain));
    }

    @Example
    void whatOnceBrokeOutOfItsPlaceStaysInIt() throws IOException {
        for (var file : Corpus.of("question")) {
            var values = new HashMap<String, String>();
            for (var line : Files.readAllLines(file)) {
                values.put(line.replaceFirst("=.*", ""), line.replaceFirst("[^=]*=", ""));
            }
            var name = values.remove("question");
            var question = QUESTIONS.stream()
                    .filter(q -> q.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            aValueStaysInItsPlaceOrIsRefusedInWords(new Asked(question, values));
        }
    }

    private static Query parse(String text) {
        try {
            return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        } catch (RuntimeException broken) {
            return fail("no query: %s%n%s".formatted(broken.getMessage(), text));
        }
    }

    private static String valueOf(Query query, String name) {
        var found = new String[] {""};
        values(query, data -> {
            if (data.getVars().getFirst().getVarName().equals(name)) {
                var node = data.getRows().getFirst().get(data.getVars().getFirst());
                found[0] = node.isLiteral() ? node.getLiteralLexicalForm() : String.valueOf(node);
            }
        });
        return found[0];
    }

    /** The query without the values of single variables. */
    private static String shape(Query query) {
        values(query, data -> data.getRows().clear());
        return query.serialize();
    }

    private static void values(Query query, Consumer<ElementData> use) {
        ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementSubQuery inner) {
                values(inner.getQuery(), use);
            }

            @Override
            public void visit(ElementData data) {
                if (data.getVars().size() == 1) {
                    use.accept(data);
                }
            }
        });
    }

    @Provide
    Arbitrary<String> header() {
        return AnyText.with(
                "#+ title: ",
                "#+ question: ",
                "#+ parameter: ",
                "#+ column: ",
                "#+ key: ",
                "#+ replaces: ",
                "#+ note: ",
                "#+ title@de: ",
                "#+ column@de: ",
                "#+     ",
                "\n",
                "?a ",
                "xsd:integer ",
                "any ",
                "[",
                "]",
                "priority x; ",
                "label-of ?b",
                "unit",
                "old-name",
                "(",
                ")",
                "a=?b",
                "=",
                "A thing.");
    }

    @Property(seed = "18")
    void anyHeaderIsReadOrRefusedInWords(@ForAll("header") String text) {
        try {
            assertThat(QueryHeader.of(text)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).matches("(?s)(Write|Unknown header line|A header line) ?.*");
        }
    }

    /** One line of text as headers have it. */
    private static Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("äß?:#+\"[](),.")
                .ofMinLength(1)
                .ofMaxLength(12)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> "A " + String.join(" ", parts) + ".");
    }

    @Provide
    Arbitrary<List<String>> facts() {
        return words().list().ofSize(5);
    }

    @Property(seed = "18")
    void aHeaderIsReadAsItIsWritten(@ForAll("facts") List<String> facts) {
        var header = QueryHeader.of(
                """
                #+ title: %s
                #+ question: %s
                #+ parameter: ?line concept/service-line any %s
                #+ column: ?name xsd:string [heading] %s
                #+ note: %s
                SELECT ?name {}
                """.formatted(facts.toArray()).replace(" A ", "\n#+     A ").replace(":\n#+     A ", ": A "));
        assertThat(header.title()).isEqualTo(facts.get(0));
        assertThat(header.question()).isEqualTo(facts.get(1));
        assertThat(header.parameters()).singleElement().satisfies(parameter -> {
            assertThat(parameter.type()).isEqualTo("concept/service-line");
            assertThat(parameter.meaning()).isEqualTo(facts.get(2));
        });
        assertThat(header.columns()).singleElement().satisfies(column -> {
            assertThat(column.name()).isEqualTo("name");
            assertThat(column.meaning()).isEqualTo(facts.get(3));
        });
        assertThat(header.notes()).containsExactly(facts.get(4));
    }
}
