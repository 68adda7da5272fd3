package org.digitalcommons.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.digitalcommons.AnyText;

/** What holds for any header and any query string that a client may send. */
@Tag("slow")
@Tag("thorough")
class NegotiationPropertiesTest {

    private static final List<Format> OFFERED =
            Stream.concat(Format.OF_RESULTS.stream(), Stream.of(Format.HTML)).toList();

    /** A range of a header, and what it means. */
    record Wish(String type, String subtype, int thousandths) {

        String written() {
            return "%s/%s;q=%d.%03d".formatted(type, subtype, thousandths / 1000, thousandths % 1000);
        }

        /** How exactly it names a media type; nothing if it does not cover it. */
        Optional<Integer> exactness(String mediaType) {
            if (mediaType.equals(type + "/" + subtype)) {
                return Optional.of(2);
            }
            if (subtype.equals("*") && mediaType.startsWith(type + "/")) {
                return Optional.of(1);
            }
            return type.equals("*") ? Optional.of(0) : Optional.empty();
        }
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        var names = Arbitraries.of(
                "text/csv",
                "text/html",
                "text/*",
                "*/*",
                "application/*",
                "application/json",
                "application/sparql-results+json",
                "application/sparql-results+xml",
                "text/tab-separated-values",
                "image/png");
        return Combinators.combine(names, Arbitraries.of(0, 1, 100, 500, 999, 1000))
                .as((name, quality) -> new Wish(name.split("/")[0], name.split("/")[1], quality))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .filter(wishes -> wishes.stream()
                                .map(w -> w.type() + w.subtype())
                                .distinct()
                                .count()
                        == wishes.size());
    }

    @Property(seed = "18")
    void whatIsChosenIsWantedAndNothingIsWantedMore(@ForAll("wishes") List<Wish> wishes) {
        var header = wishes.stream().map(Wish::written).toList();
        var best = Accept.of(List.of(String.join(", ", header))).best(OFFERED);
        assertThat(Accept.of(header).best(OFFERED)).as("in lines of its own").isEqualTo(best);
        var most = OFFERED.stream()
                .mapToInt(format -> quality(format.mediaTypes().getFirst(), wishes))
                .max()
                .orElseThrow();
        if (best.isEmpty()) {
            assertThat(most).isZero();
        } else {
            assertThat(quality(best.get().mediaType(), wishes)).isPositive().isGreaterThanOrEqualTo(most);
        }
    }

    private static int quality(String mediaType, List<Wish> wishes) {
        var exactness = -1;
        var quality = 0;
        for (var wish : wishes) {
            var of = wish.exactness(mediaType).orElse(-1);
            if (of > exactness) {
                exactness = of;
                quality = wish.thousandths();
            }
        }
        return quality;
    }

    @Provide
    Arbitrary<String> header() {
        return AnyText.with("text/", "csv", "*/*", ";", "q=", "0", "1.5", ",", "\"", "=", "W/", "\"a\"", " ", "*");
    }

    @Property(seed = "18")
    void anyHeaderIsReadAndAnswered(@ForAll("header") String text) {
        var accept = Accept.of(List.of(text));
        accept.best(OFFERED).ifPresent(chosen -> assertThat(OFFERED).contains(chosen.format()));
        EntityTag.parse(text).forEach(tag -> assertThat(text).contains(tag.value()));
    }

    @Provide
    Arbitrary<List<EntityTag>> tags() {
        var value = Arbitraries.strings().ascii().excludeChars('"').ofMaxLength(8);
        return Combinators.combine(value, Arbitraries.of(true, false))
                .as(EntityTag::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Property(seed = "18")
    void tagsAreReadAsTheyAreWrittenAndOnlyThoseListedAreFound(
            @ForAll("tags") List<EntityTag> tags, @ForAll("tags") List<EntityTag> others) {
        var header = String.join(", ", tags.stream().map(EntityTag::toString).toList());
        assertThat(EntityTag.parse(header)).isEqualTo(tags);
        assertThat(tags).allMatch(tag -> tag.isIn(header));
        assertThat(others)
                .allMatch(other -> other.isIn(header)
                        == tags.stream().anyMatch(tag -> tag.value().equals(other.value())));
    }

    @Property(seed = "18")
    void parametersAreReadAsTheyAreWritten(@ForAll Map<String, String> values) {
        var pairs = new ArrayList<String>();
        values.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        var read = Parameters.parse(String.join("&", pairs));
        values.forEach((name, value) -> assertThat(read.one(understood(name))).contains(understood(value)));
    }

    /** What cannot be written in UTF-8 - half a character - is sent as a question mark. */
    private static String understood(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> queryString() {
        return AnyText.with("%", "%4", "%41", "%C3", "%FF", "&", "=", "+", "a", "query=");
    }

    @Property(seed = "18")
    void anyQueryStringIsReadOrRefused(@ForAll("queryString") String text) {
        try {
            assertThat(Parameters.parse(text).values()).isNotNull();
        } catch (Refusal refusal) {
            assertThat(refusal.reply().status()).isEqualTo(400);
            assertThat(refusal.sentence()).endsWith(".");
        }
    }
}
