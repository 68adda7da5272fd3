package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.Withdrawal;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.query.Answer;
import org.digitalcommons.store.Version;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publisher takes back what it published, and earlier answers can still be had. */
@Tag("slow")
class WithdrawalTest {

    /** The council taxbase of 2018, of its first 35 councils. */
    private static final String TAXBASE = taxbase(40);

    private static final Node PUBLICATION = NodeFactory.createURI(Term.GRAPH + "published/test/taxbase/2018");
    private static final String ADUR = "ecode-E3831";

    @TempDir
    private Path folder;

    @Test
    void everythingThatFollowsFromAPublicationIsGoneWithIt() throws IOException, Unreadable {
        Granted.anyBody(folder, "test");
        try (var commons = Commons.open(folder, DefaultStore.ROOMS)) {
            publish(commons, TAXBASE);
            var answers = answers(commons);
            assertThat(answers.bodies()).contains("28280");
            var first = commons.contents().versions().getFirst().from().orElseThrow();

            publish(commons, TAXBASE.replace("28280", "7"));
            assertThat(answer(commons, "bodies")).doesNotContain("28280");
            assertThat(commons.withdraw("test", Optional.empty(), Optional.empty()))
                    .isEqualTo(new Withdrawal.Success(List.of(new Withdrawal.Removal(PUBLICATION, true, 37))));
            assertThat(answer(commons, "bodies").lines()).hasSize(1);
            assertThat(commons.contents().amount().published()).isZero();

            try (var then = commons.asOf(first, step -> {})) {
                assertThat(answers(then)).isEqualTo(answers);
            }
            try (var then = commons.asOf(first.minusMillis(1), step -> {})) {
                assertThat(answer(then, "bodies").lines()).hasSize(1);
            }
            assertThat(answer(commons, "bodies").lines())
                    .as("what is current is as it was")
                    .hasSize(1);
        }
    }

    @Test
    void whatIsSaidOfOneBodyIsTakenBackAndItsRowIsReported() throws IOException, Unreadable {
        Granted.anyBody(folder, "test");
        try (var commons = Commons.open(folder, DefaultStore.ROOMS)) {
            publish(commons, TAXBASE);
            assertThat(answer(commons, "publications")).endsWith(",1,35,35,0\r\n");

            assertThat(commons.withdraw("test", Optional.of("taxbase/2018"), Optional.of(ADUR)))
                    .isEqualTo(new Withdrawal.Success(List.of(new Withdrawal.Removal(PUBLICATION, false, 1))));
            assertThat(commons.upkeep().isDerived()).isTrue();
            assertThat(answer(commons, "publications")).endsWith(",1,35,34,1\r\n");
            assertThat(answer(commons, "bodies"))
                    .doesNotContain(ADUR)
                    .doesNotContain("28280")
                    .contains("Allerdale");
            assertThat(new String(commons.ask("findings-about-body", Map.of("body", ADUR))
                            .as(Answer.AnswerFormat.CSV)))
                    .contains("Withdrawn,true,ecode-E3831,council-taxbase-2018.csv,6,");
            assertThat(commons.contents().versions())
                    .extracting(Version::number)
                    .containsExactly(1L, 2L);

            assertThatThrownBy(() -> commons.withdraw("test", Optional.empty(), Optional.of(ADUR)))
                    .isInstanceOf(CommonsException.class)
                    .hasMessageStartingWith(
                            "test has published nothing about ecode-E3831 that can be taken back alone. It has graphs of: ecode-E0101, ")
                    .hasMessageEndingWith(" and 22 more.");
            publish(commons, TAXBASE);
            assertThat(answer(commons, "bodies")).contains("28280");
        }
    }

    @Test
    void aPublicationAboutOneBodyIsTakenBackWithIt() throws IOException, Unreadable {
        var untilAdur = taxbase(6);
        assertThat(untilAdur.lines().toList().getLast()).startsWith("E3831,");
        try (var commons = Granted.commons("test")) {
            publish(commons, untilAdur);
            assertThat(commons.contents().size()).isEqualTo(3);
            assertThat(commons.withdraw("test", Optional.empty(), Optional.of(Term.ID + "body/" + ADUR)))
                    .isEqualTo(new Withdrawal.Success(List.of(new Withdrawal.Removal(PUBLICATION, true, 3))));
            assertThat(commons.contents().publications()).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIs() throws IOException, Unreadable {
        try (var commons = Fixture.PIONEER_GROUP.open(folder)) {
            Granted.anyBody(folder, "test");
            publish(commons, TAXBASE);
            assertNothing(commons, "nobody", "", "There is no publication of nobody here. There are publications of: ");
            assertNothing(
                    commons, "test", "organogram", "test has no publication organogram here. It has: taxbase/2018.");
            var sample = commons.contents().publications().stream()
                    .map(PublicationName::of)
                    .filter(name -> !name.publisher().equals("test"))
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(() ->
                            commons.withdraw(sample.publisher(), Optional.of(sample.ofPublisher()), Optional.of(ADUR)))
                    .hasMessage(
                            "%s publishes linked data, whose statements are not kept apart by body. Publish the file again without %s.",
                            sample.publisher(), ADUR);
            var before = commons.contents().publications().size();
            assertThat(commons.withdraw("test", Optional.of("taxbase 2018"), Optional.empty()))
                    .as("by its title")
                    .isInstanceOf(Withdrawal.Success.class);
            assertThat(commons.contents().publications()).hasSize(before - 1);
        }
    }

    private static void assertNothing(Commons commons, String publisher, String dataset, String sentence) {
        assertThatThrownBy(() ->
                        commons.withdraw(publisher, Optional.of(dataset).filter(d -> !d.isEmpty()), Optional.empty()))
                .isInstanceOfSatisfying(
                        CommonsException.class,
                        e -> assertThat(e.code()).isEqualTo(CommonsException.Code.NOT_PUBLISHED))
                .hasMessageStartingWith(sentence);
    }

    private record Answers(String bodies, String publications) {}

    private static Answers answers(Commons commons) {
        return new Answers(answer(commons, "bodies"), answer(commons, "publications"));
    }

    private static String answer(Commons commons, String question) {
        return new String(commons.ask(question, Map.of()).as(Answer.AnswerFormat.CSV));
    }

    private static void publish(Commons commons, String content) throws Unreadable {
        var outcome = commons.publish(new Delivery(
                "test",
                Optional.empty(),
                Optional.of("2018"),
                Optional.empty(),
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                Optional.empty(),
                List.of(new Delivery.File("council-taxbase-2018.csv", content.getBytes()))));
        assertThat(outcome).isInstanceOf(Outcome.Acceptance.class);
        assertThat(commons.upkeep().isDerived()).isTrue();
    }

    private static String taxbase(int lines) {
        try (var text = Files.lines(Path.of("data", "source", "taxbase-2018-09-10", "council-taxbase-2018.csv"))) {
            return text.limit(lines).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
