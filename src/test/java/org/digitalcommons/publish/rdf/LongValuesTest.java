package org.digitalcommons.publish.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.Test;

/** At7: a value of a million digits is refused when its file is read, before anybody judges it. */
class LongValuesTest {

    @Test
    void aNumberOrTextThatIsTooLongIsRefusedInEveryLanguage() {
        var digits = "9".repeat(3_000_000);
        var typed = "\"" + digits + "\"^^<http://www.w3.org/2001/XMLSchema#decimal>";
        refused("a.ttl", "<urn:a> <urn:b> " + digits + " .");
        refused("b.nt", "<urn:a> <urn:b> " + typed + " .");
        refused("c.trig", "<urn:g> { <urn:a> <urn:b> " + typed + " }");
        refused("d.jsonld", "{\"@id\":\"urn:a\",\"urn:b\":{\"@value\":\"%s\",\"@type\":\"urn:t\"}}".formatted(digits));
        refused("e.ttl", "<urn:a> <urn:b> \"" + "x".repeat(100_001) + "\" .");
    }

    @Test
    void aLongTextIsReadUpToItsLimit() throws Unreadable {
        assertThat(read("a.ttl", "<urn:a> <urn:b> \"" + "x".repeat(100_000) + "\" .")
                        .statements())
                .hasSize(1);
    }

    private static void refused(String name, String text) {
        assertThatThrownBy(() -> read(name, text))
                .as(name)
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("is longer than")
                .hasMessageContaining("letters; shorten it");
    }

    private static LinkedData read(String name, String text) throws Unreadable {
        return LinkedData.read(new Delivery.File(name, text.getBytes(StandardCharsets.UTF_8)));
    }
}
