package org.digitalcommons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void anUnknownFactIsRefused() {
        assertThatThrownBy(() -> QueryHeader.of("#+ titel: Posts")).hasMessageContaining("titel");
    }
}
