package org.digitalcommons.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Names and values of query strings. */
class ParametersTest {

    @Test
    void aNameMayBeGivenAgainAsLongAsItSaysTheSame() {
        assertThat(Parameters.parse("format=csv&format=csv").same("format")).contains("csv");
        assertThatThrownBy(() -> Parameters.parse("format=csv&format=tsv").same("format"))
                .isInstanceOf(Refusal.class)
                .hasMessage("The parameter \"format\" has 2 different values; give it one.");
        assertThatThrownBy(() -> Parameters.parse("query=a", "query=a").one("query"))
                .isInstanceOf(Refusal.class)
                .hasMessage("The parameter \"query\" is given 2 times; give it once.");
    }

    @Test
    void namesAndValuesAreDecoded() {
        var all = Parameters.parse("a=1+2&b%3D=%C3%A9&c&&d=x=y");
        assertThat(all.one("a")).contains("1 2");
        assertThat(all.one("b=")).contains("\u00e9");
        assertThat(all.has("c")).isTrue();
        assertThat(all.all("c")).isEmpty();
        assertThat(all.one("d")).contains("x=y");
        assertThatThrownBy(() -> Parameters.parse("a=%zz"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("%25");
    }
}
