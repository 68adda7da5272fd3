package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.Iris;
import org.digitalcommons.preview.Preview;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.query.Answer;
import org.digitalcommons.query.Answer.AnswerFormat;
import org.digitalcommons.validate.Verdict;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a publisher sees of its body before anything is stored is what everybody sees of it afterwards. */
@Tag("slow")
class PreviewTest {

    private static final String OPEN_LICENCE =
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Node PEER_GROUP = NodeFactory.createURI(Term.ROOT + "/def#peerGroup");

    @TempDir
    Path folder;

    @Test
    void aFileOfPaymentsShowsTheBodyByNameWithItsIndexAmongItsPeers() throws Exception {
        var commons = DefaultStore.commons();
        var candidate = commons.files().read(payments("ecode-E4501", "ecode-E4501"));
        var body = commons.preview(candidate, (Verdict.Pass) commons.files().judge(candidate))
                .bodies()
                .getFirst();
        assertThat(body.name()).isEqualTo("Gateshead Metropolitan Borough Council");
        var rows = body.index().rows().stream().toList();
        assertThat(rows).isNotEmpty();
        assertThat(rows.getFirst().get(Var.alloc("peers")).getLiteralLexicalForm())
                .as("peers it is ranked among")
                .isNotEqualTo("1");
    }

    private record Source(String name, int bodies, Delivery delivery) {}

    @TestFactory
    Stream<DynamicTest> theAnswersAreThoseAfterPublishing() throws IOException {
        var store = Fixture.PIONEER_PEERS.copy(folder.resolve("pioneer-peers"));
        Granted.anyBody(store, "tourism", "brookmere");
        var sources = List.of(
                new Source("a council's data without a part of it", 1, withoutItsCaseworkers()),
                new Source("a council's data as it is", 1, pioneer("brookmere", text -> text)),
                new Source("an organogram", 1, organogram("british_tourist_authority")),
                new Source("payments", 1, payments("brookmere", "sample-brookmere")),
                new Source("offers on the market", 0, pioneer("market-2024-04-01", text -> text)));
        return sources.stream()
                .map(source -> dynamicTest(source.name(), () -> {
                    try (var commons = Commons.open(store, ROOMS)) {
                        assertThatPreviewHolds(commons, source, store);
                    }
                }));
    }

    private static void assertThatPreviewHolds(Commons commons, Source source, Path store) throws Exception {
        var candidate = commons.files().read(source.delivery());
        var before = files(store);
        var preview = commons.preview(candidate, (Verdict.Pass) commons.files().judge(candidate));
        assertThat(files(store)).as("the files of the store").isEqualTo(before);
        assertThat(preview.bodies()).as("bodies").hasSize(source.bodies());

        commons.upkeep().publish(candidate, ProgressListener.NONE);
        for (var body : preview.bodies()) {
            assertThatBodyIs(body, commons);
        }
    }

    private static void assertThatBodyIs(Preview.Body body, Commons commons) {
        var code = Map.of("body", Iris.lastSegment(body.body()));
        assertThat(csv(body.shape())).isEqualTo(csv(commons.ask("posts-of-body", code)));
        assertThat(csv(body.clusters())).isEqualTo(csv(commons.ask("clusters-of-body", code)));
        assertThat(csv(body.peers()).lines().toList())
                .isEqualTo(
                        csv(commons.ask("nearest-peers", code)).lines().limit(4).toList());
        var profile = commons.ask("bodies", code).rows().next();
        assertThat(body.name()).isEqualTo(profile.get(Var.alloc("bodyName")).getLiteralLexicalForm());
        var group = commons.contents()
                .read(() -> commons.contents().dataset().stream(Node.ANY, body.body(), PEER_GROUP, Node.ANY)
                        .map(Quad::getObject)
                        .findFirst());
        assertThat(csv(body.index()))
                .isEqualTo(csv(index(group, commons).only(row -> body.body().equals(row.get(Var.alloc("body"))))));
    }

    private static Answer index(Optional<Node> peerGroup, Commons commons) {
        return commons.ask(
                "public-value-index",
                peerGroup
                        .map(group -> Map.of("peerGroup", Iris.lastSegment(group)))
                        .orElse(Map.of()));
    }

    private static String csv(Answer answer) {
        return new String(answer.as(AnswerFormat.CSV), StandardCharsets.UTF_8);
    }

    /** The digest of every file of a store. */
    private static Map<String, String> files(Path store) throws IOException {
        var digests = new TreeMap<String, String>();
        try (var files = Files.walk(store)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                digests.put(store.relativize(file).toString(), Digest.hex(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    private interface Edit {
        String of(String text);
    }

    private static Delivery pioneer(String name, Edit edit) {
        var text = edit.of(ROOMS.text("data/sample/pioneer/" + name + ".ttl"));
        return new Delivery(
                Delivery.UNNAMED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "https://creativecommons.org/publicdomain/zero/1.0/",
                Optional.empty(),
                List.of(new Delivery.File(name + ".ttl", text.getBytes(StandardCharsets.UTF_8))));
    }

    private static Delivery withoutItsCaseworkers() {
        return pioneer("brookmere", text -> text.replaceAll("(?s)\nown:staff-caseworkers-2022-23 .*? \\.\n", "\n"));
    }

    private static Delivery organogram(String name) throws IOException {
        var files = new ArrayList<Delivery.File>();
        for (var kind : List.of("junior", "senior")) {
            var file = "%s-2011-09-30-%s.csv".formatted(name, kind);
            files.add(new Delivery.File(
                    file, Files.readAllBytes(ROOMS.file("data/source/organogram-2011-09-30/" + file))));
        }
        return new Delivery(
                "tourism",
                Optional.of("organogram"),
                Optional.of("2011-09-30"),
                Optional.empty(),
                OPEN_LICENCE,
                Optional.empty(),
                files);
    }

    private static Delivery payments(String publisher, String body) {
        var payments = "Directorate,Supplier,Amount,Date\nHousing,A Ltd,1200.50,2022-05-03\n";
        return new Delivery(
                        publisher,
                        Optional.empty(),
                        Optional.of("2022-05"),
                        Optional.empty(),
                        OPEN_LICENCE,
                        Optional.empty(),
                        List.of(new Delivery.File("payments.csv", payments.getBytes(StandardCharsets.UTF_8))))
                .with(Mapping.NONE.about(body));
    }
}
