package org.digitalcommons.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client accepts, with the odd headers that real clients send. */
class AcceptTest {

    private static final List<Format> PAGE =
            List.of(Format.HTML, Format.JSON, Format.RESULTS_JSON, Format.CSV, Format.TSV, Format.TURTLE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | HTML
            */*                                                | HTML
            text/csv                                           | CSV
            TEXT/CSV ; Q=0.5                                   | CSV
            text/*                                             | HTML
            text/html;q=0.1, application/json                  | JSON
            application/json, text/plain, */*                  | JSON
            text/csv;q=0.2, text/tab-separated-values;q=0.9    | TSV
            */*;q=0.1, text/csv                                | CSV
            text/html;q=0, */*                                 | JSON
            text/*;q=0, */*                                    | JSON
            text/*;q=0, text/csv, application/*;q=0.5          | CSV
            application/sparql-results+json                    | RESULTS_JSON
            text/turtle;charset=utf-8                          | TURTLE
            text/turtle;profile="a"                            | TURTLE
            text/html;level=1;q=0.3, text/html;q=0.7, text/csv;q=0.5 | HTML
            text/csv;q=7, text/html;q=0.9                      | CSV
            text/csv;q=many                                    | CSV
            text/csv;q=0.000                                   | NONE
            text/csv;q=0                                       | NONE
            text/turtle;q=0, application/n-triples             | NONE
            image/png                                          | NONE
            application/n-triples, image/*                     | NONE
            text/turtle;q=0, text/*;q=0, application/*;q=0     | NONE
            nonsense                                           | HTML
            ,,;,/,text/                                        | HTML
            */csv                                              | HTML
            """)
    void theBestOfWhatIsOfferedIsChosen(String accept, String expected) {
        assertThat(chosen(accept)).isEqualTo(expected);
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(chosen("text/html;q=0.3", "text/csv;q=0.9")).isEqualTo("CSV");
        assertThat(chosen("image/png", "", "text/csv")).isEqualTo("CSV");
        assertThat(chosen()).isEqualTo("HTML");
    }

    /** Turtle has two names; whoever refuses it by one is not sent it by the other. */
    @Test
    void aByNameIsChosenOnlyWhenItIsAskedFor() {
        var offered = List.of(Format.TURTLE, Format.NTRIPLES);
        assertThat(Accept.of(List.of("text/turtle;q=0, */*")).best(offered)).contains(Format.NTRIPLES.representation());
        assertThat(Accept.of(List.of("application/x-turtle")).best(offered))
                .contains(new Representation(Format.TURTLE, "application/x-turtle"));
        assertThat(Accept.of(List.of("*/*")).best(offered)).contains(Format.TURTLE.representation());
    }

    @Test
    void aHeaderOfManyRangesIsReadInBoundedTime() {
        var many = String.join(",", Stream.generate(() -> "a/b").limit(20_000).toList());
        assertThat(Accept.of(List.of(many, many)).ranges()).hasSize(100);
        assertThat(Accept.of(List.of("a/b;".repeat(5_000))).best(PAGE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true
            text/html;q=0.1, application/json | false
            application/json, text/html;q=0.9 | false
            */*                               | false
            text/html;q=0                     | false
            image/png                         | false
            """)
    void aPersonIsOneWhoWouldRatherHaveAPage(String accept, boolean isPerson) {
        assertThat(Negotiation.prefersPage(Accept.of(List.of(accept)))).isEqualTo(isPerson);
    }

    private static String chosen(String... lines) {
        return Accept.of(List.of(lines)).best(PAGE).map(r -> r.format().name()).orElse("NONE");
    }
}
