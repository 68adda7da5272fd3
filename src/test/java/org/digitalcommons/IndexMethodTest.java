package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.catalog.Audit;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The method is data: what changes it is another version, and versions stand side by side. */
@Tag("slow")
class IndexMethodTest {

    private static final Path METHOD = Path.of("ontology", "scheme", "index-method.ttl");

    /** The steps that a score comes of, in order of name: those that the digest of a method is of. */
    static List<Question> queries() {
        return Audit.steps().stream()
                .sorted(Comparator.comparing(Question::name))
                .toList();
    }

    @Test
    void theMethodNamesTheDigestOfTheQueriesThatComputeIt() throws IOException, NoSuchAlgorithmException {
        var sha = MessageDigest.getInstance("SHA-256");
        for (var query : queries()) {
            sha.update(query.name().getBytes(StandardCharsets.UTF_8));
            sha.update(query.text().getBytes(StandardCharsets.UTF_8));
        }
        var digest = "sha256:" + HexFormat.of().formatHex(sha.digest());
        var text = Files.readString(METHOD);
        if (Boolean.getBoolean("method.write")) {
            text = text.replaceFirst("(?s)(.*commons:queryDigest )\"[^\"]*\"", "$1\"" + digest + "\"");
            Files.writeString(METHOD, text);
        }
        assertThat(text)
                .as(
                        "Queries of the index have changed. Make a new version of the method; for one that is not in use yet,"
                                + " write its digest with -Dmethod.write=true.")
                .contains("commons:queryDigest \"" + digest + "\"");
    }

    @Test
    void theWeightsOfAMethodAddUpToOneAndEveryComponentHasGoalpostsAndParts() {
        var ontology = DefaultStore.ROOMS.graph("ontology");
        var weights = ontology.find(Node.ANY, Term.hasComponent, Node.ANY).mapWith(t -> t.getObject()).toList().stream()
                .map(c -> ontology.find(c, NodeFactory.createURI(Term.NAMESPACE + "weight"), Node.ANY)
                        .mapWith(t -> new java.math.BigDecimal(t.getObject().getLiteralLexicalForm()))
                        .toList()
                        .getFirst())
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
        assertThat(weights).isEqualByComparingTo("1.00");
    }

    @Test
    void anotherVersionStandsBesideTheFirstOneWhichStaysAsItIs(@TempDir Path home) throws IOException, Unreadable {
        for (var room : List.of("ontology", "queries", "shapes", "data/sample")) {
            copy(Path.of(room), home.resolve(room));
        }
        Map<String, String> alone;
        try (var councils = Councils.honest(Rooms.in(home))) {
            alone = scores(councils, "2.1");
            assertThat(alone).hasSize(3);
        }
        var other = Files.readString(METHOD)
                .replaceAll("(?s)<[^>]*index-method/[12]> a .*? \\.\n\n", "")
                .replaceAll("(?s)<[^>]*concept/index-component[^/>]*>? a skos:ConceptScheme.*?\\.\n\n", "")
                .replaceAll("(?m)(?s)^<[^>]*concept/index-component/[^>]*> a skos:Concept ;.*?\\.\n\n", "")
                .replace("index-method/2.1", "index-method/3")
                .replace("dct:hasVersion \"2.1\"", "dct:hasVersion \"3\"")
                .replace("commons:weight 0.30", "commons:weight 0.20")
                .replace("commons:weight 0.15", "commons:weight 0.25");
        Files.writeString(home.resolve("ontology/scheme/index-method-3.ttl"), other);
        try (var councils = Councils.honest(Rooms.in(home))) {
            assertThat(scores(councils, "2.1")).isEqualTo(alone);
            assertThat(scores(councils, "3").keySet()).isEqualTo(alone.keySet());
            assertThat(scores(councils, "3")).isNotEqualTo(alone);
        }
    }

    private static Map<String, String> scores(Councils councils, String version) {
        return councils.rows("""
                        SELECT ?body ?score ?lower ?upper
                        WHERE { ?score a commons:IndexScore ; commons:body ?body ; commons:method <%sindex-method/%s> ; commons:lower ?lower ; commons:upper ?upper }""".formatted(Term.CONCEPT, version)).stream()
                .collect(Collectors.toMap(r -> Select.text(r, "body"), r -> {
                    assertThat(Select.text(r, "score")).contains("/index/" + version + "/");
                    return Select.text(r, "lower") + " to " + Select.text(r, "upper");
                }));
    }

    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
