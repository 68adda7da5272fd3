package org.digitalcommons.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.RealData;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Linked data of other countries is read as it is, and told what it lacks for our rules and what is usable. */
class ForeignDataTest {

    private static final Commons COMMONS = Commons.inMemory(DefaultStore.ROOMS);

    @AfterAll
    static void close() {
        COMMONS.close();
    }

    @Test
    void flandersLacksRegisterCodesAndNothingElse() throws Exception {
        var candidate = read("flanders-bestuurseenheden.ttl");
        assertThat(candidate.rows()).hasToString("rows: 16,554 read, 16,554 used, 0 reported");
        assertThat(codes(candidate))
                .containsExactlyInAnyOrder("organization-identifier 1288", "publication-issued-missing 1");
        assertThat(candidate.columns())
                .contains("1,288 besluit:Bestuurseenheid judged as org:FormalOrganization;"
                        + " usable as they are: skos:prefLabel (1,288).");
    }

    @Test
    void finlandHasServicesWithoutAType() throws Exception {
        var candidate = read("finland-services-cpsv.ttl");
        assertThat(codes(candidate))
                .containsExactlyInAnyOrder(
                        "organization-identifier 3", "publication-issued-missing 1", "service-type 13");
        assertThat(candidate.columns())
                .contains("13 cpsv:PublicService judged as cpsv:PublicService;"
                        + " usable as they are: cv:hasCompetentAuthority (13), dct:title (13).");
    }

    @Test
    void italyIsKeptAsItIs() throws Exception {
        for (var file : List.of(
                "italy-cofog-2009.ttl", "italy-public-service-subjects.ttl", "italy-s13-institutional-units.ttl")) {
            var candidate = read(file);
            assertThat(COMMONS.files().judge(candidate)).isInstanceOf(Verdict.Pass.class);
            assertThat(candidate.columns()).last().asString().startsWith("Kinds that no rule knows");
        }
    }

    @Test
    void whatIsWrittenForUsIsToldNothingOfTheKind() throws Exception {
        assertThat(read(file(Path.of("data/sample/pioneer/roads.ttl"))).columns())
                .isEmpty();
    }

    @Test
    void aBrokenFileIsToldItsLine() {
        assertThatThrownBy(() -> read(file("broken.ttl", "<a> <b> <c> .\n<a> <b> .\n")))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("broken.ttl is not Turtle: [line: 2,");
    }

    @Test
    void aMemberThatAJsonLdContextGivesNoAddressIsNotLost() {
        var text =
                "{\"@context\": {\"name\": \"http://schema.org/name\"}, \"@id\": \"http://a.example/b\", \"name\": \"B\", \"size\": 3}";
        assertThatThrownBy(() -> read(file("lost.jsonld", text)))
                .isInstanceOf(Unreadable.class)
                .hasMessage(
                        "lost.jsonld has a member that its @context gives no address, so it would be lost: size. Give it one there, or leave the member out.");
    }

    @Test
    void aJsonLdContextIsNotFetched() {
        assertThatThrownBy(() -> read(file("remote.jsonld", "{\"@context\": \"http://127.0.0.1:1/c\", \"a\": 1}")))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("not fetched from elsewhere");
    }

    private static Candidate read(String name) throws IOException, Unreadable {
        return read(file(RealData.file("09-foreign-rdf/" + name)));
    }

    private static Delivery.File file(Path file) throws IOException {
        return new Delivery.File(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    private static Delivery.File file(String name, String text) {
        return new Delivery.File(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Candidate read(Delivery.File file) throws Unreadable {
        return COMMONS.files()
                .read(new Delivery(
                        Delivery.UNNAMED,
                        Optional.empty(),
                        Optional.of("2023"),
                        Optional.empty(),
                        "https://creativecommons.org/licenses/by/4.0/",
                        Optional.empty(),
                        List.of(file)));
    }

    private static List<String> codes(Candidate candidate) {
        return COMMONS.files().judge(candidate).findings().stream()
                .collect(Collectors.groupingBy(Finding::code, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .toList();
    }
}
