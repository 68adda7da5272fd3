package org.digitalcommons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.digitalcommons.DefaultStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every question, of the public and of a page, gives to its own example the expected answer byte for byte, and the same rows
 * on a second engine. With {@code -Dexamples.write=true} missing and empty expectations are written, to be read before they
 * are kept.
 */
class AskQueriesTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;

    @TestFactory
    Stream<DynamicTest> everyQuestionAnswersItsExample() {
        return examples()
                .map(example -> dynamicTest(example.name(), () -> {
                    var expected = example.expectation();
                    assertThat(example.answer()).isEqualTo(expected);
                    assertThat(expected.lines().count())
                            .as("an example has at least one row")
                            .isGreaterThan(1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionHasTheSameAnswerOnAnotherEngine() {
        return examples()
                .map(example -> dynamicTest(
                        example.name(),
                        () -> assertThat(example.rowsElsewhere()).isEqualTo(example.rows())));
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionDeclaresItsColumnsInOrderAndEndsInAnOrder() {
        return questions()
                .map(question -> dynamicTest(question.name(), () -> {
                    var query = QueryFactory.create(question.text(), Syntax.syntaxSPARQL_11);
                    assertThat(query.getResultVars())
                            .isEqualTo(question.header().columns().stream()
                                    .map(Column::name)
                                    .toList());
                    assertThat(query.getOrderBy()).as("a total ORDER BY").isNotEmpty();
                    assertThat(question.header().question()).endsWith("?");
                    assertThat(question.header().title()).isNotBlank();
                }));
    }

    /** Those that anybody may ask, and those that the program asks for a page or a preview. */
    private static Stream<QuestionExample> examples() {
        return Stream.of("ask", "page", "preview").flatMap(room -> QuestionExample.of(ROOMS, room));
    }

    private static Stream<Question> questions() {
        return Catalog.of(ROOMS).questions().stream();
    }
}
