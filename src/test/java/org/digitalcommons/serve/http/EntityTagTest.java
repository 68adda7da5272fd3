package org.digitalcommons.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entity tags, and the headers that list them. */
class EntityTagTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "abc"                    | true
            W/"abc"                  | true
            *                        | true
            ' * '                    | true
            "x", "abc"               | true
            "x",W/"abc","y"          | true
            "x, y" , "abc"           | true
            "x"                      | false
            "xabc"                   | false
            "ABC"                    | false
            abc                      | false
            "x" abc "abc"            | false
            "abc                     | false
            "*"                      | false
            w/"abc"                  | false
            """)
    void aTagIsFoundInTheListOfAClient(String header, boolean isIn) {
        assertThat(EntityTag.of("abc").isIn(header)).isEqualTo(isIn);
    }

    @Test
    void anEmptyHeaderListsNothing() {
        assertThat(EntityTag.of("abc").isIn("")).isFalse();
        assertThat(EntityTag.parse(" , ")).isEmpty();
    }

    @Test
    void aTagIsReadAsItIsWritten() {
        var weak = new EntityTag("1-2", true);
        assertThat(weak).hasToString("W/\"1-2\"");
        assertThat(EntityTag.parse(weak + ", " + EntityTag.of(""))).containsExactly(weak, EntityTag.of(""));
    }

    @Test
    void theTagOfABodyDependsOnEachByte() {
        var one = EntityTag.of("a body".getBytes(StandardCharsets.UTF_8));
        assertThat(one).isEqualTo(EntityTag.of("a body".getBytes(StandardCharsets.UTF_8)));
        assertThat(one).isNotEqualTo(EntityTag.of("a bodY".getBytes(StandardCharsets.UTF_8)));
    }
}
