package org.digitalcommons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryHeaderTest {

    @Test
    void aLongFactGoesOnInTheNextLine() {
        var header = QueryHeader.of("""
                #+ title:     Posts of a body,
                #+     by grade
                #+ question:  How many?
                #+ parameter: ?body  id/body
                #+     <https://example.org/a>  The body,
                #+       such as a.
                SELECT * WHERE { VALUES ?body { <https://example.org/a> } }
                """);
        assertThat(header.title()).isEqualTo("Posts of a body, by grade");
        assertThat(header.question()).isEqualTo("How many?");
        assertThat(header.parameters())
                .containsExactly(new QueryHeader.Parameter(
                        "body", "id/body", "<https://example.org/a>", "The body, such as a."));
    }

    @Test
    void aColumnSaysWhatItHasToDoWithOthers() {
        var header = QueryHeader.of("""
                #+ topic:     bodies
                #+ replaces:  old-name (late=yes, function=?of concept/function)
                #+ column:    ?body      IRI    The body.
                #+ column:    ?bodyName  label  [label-of ?body] Its name.
                #+ column:    ?lower     GBP    [heading Cost; absent ?why; priority 1] The least.
                #+ column:    ?upper     GBP    [end-of ?lower] The most.
                #+ column:    ?price     ratio  [unit ?unit]
                #+     What is asked.
                """);
        assertThat(header.topic()).contains("bodies");
        assertThat(header.replaces())
                .containsExactly(new OlderName(
                        "old-name",
                        Map.of("late", "yes"),
                        Map.of("function", new OlderName.Newer("of", "concept/function"))));
        assertThat(header.replaces().getFirst().parameters(Map.of("function", "finance")))
                .containsEntry("of", "https://w3id.org/digital-commons/concept/function/finance")
                .containsEntry("late", "yes");
        var columns = header.columns();
        assertThat(columns.get(1).labelOf()).contains("body");
        assertThat(columns.get(1).heading()).isEqualTo("Body");
        assertThat(columns.get(2).heading()).isEqualTo("Cost");
        assertThat(columns.get(2).absent()).contains("why");
        assertThat(columns.get(2).unit()).contains("pounds");
        assertThat(columns.get(2).priority()).isEqualTo(1);
        assertThat(columns.get(3).endOf()).contains("lower");
        assertThat(columns.get(4).unit()).contains("?unit");
        assertThat(columns.get(4).meaning()).isEqualTo("What is asked.");
        assertThatThrownBy(() -> QueryHeader.of("#+ column: ?a IRI [lable-of ?b] Its name."))
                .hasMessageContaining("label-of");
    }

    @Test
    void anotherLanguageSaysWhatItHasAndLeavesTheRestInEnglish() {
        var header = QueryHeader.of("""
                #+ title:     Shape of a body
                #+ question:  How many?
                #+ title@cy:  Siâp corff
                #+ column:    ?body  IRI  The body.
                #+ column@cy: ?body  Y corff.
                """);
        assertThat(header.in("cy").title()).isEqualTo("Siâp corff");
        assertThat(header.in("cy").question()).isEqualTo("How many?");
        assertThat(header.in("cy").meanings()).containsEntry("body", "Y corff.");
        assertThat(header.in("fr").title()).isEqualTo("Shape of a body");
    }

    @Test
    void anUnknownFactIsRefused() {
        assertThatThrownBy(() -> QueryHeader.of("#+ titel: Posts")).hasMessageContaining("titel");
    }
}
