package org.digitalcommons.serve.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.digitalcommons.RealData;
import org.digitalcommons.Web;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Reconciliation Service API over HTTP, against the shipped bodies. */
@Tag("slow")
class ReconciliationTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theServiceDescribesItselfAndItsSuggestionsAnswer() throws IOException {
        var manifest = json(Web.get("/reconcile"));
        assertThat(manifest.path("versions").toString()).isEqualTo("[\"0.1\",\"0.2\"]");
        assertThat(manifest.path("identifierSpace").asText()).isEqualTo("https://w3id.org/digital-commons/");
        assertThat(manifest.path("view").path("url").asText())
                .endsWith("/{{id}}")
                .startsWith("http://localhost:");
        assertThat(manifest.path("defaultTypes").findValuesAsText("id"))
                .containsExactly("body", "capability", "supplier");
        for (var what : List.of("entity", "type", "property")) {
            var service = manifest.path("suggest").path(what);
            assertThat(service.path("service_url").asText()).endsWith("/reconcile");
            var found = json(Web.get("/reconcile" + service.path("service_path").asText() + "?prefix="
                    + (what.equals("entity") ? "barn" : what.equals("type") ? "cap" : "gs")));
            assertThat(found.path("result").size()).as(what).isPositive();
        }
        assertThat(json(Web.get("/reconcile/suggest/entity?prefix=barns"))
                        .path("result")
                        .findValuesAsText("name")
                        .getFirst())
                .startsWith("Barnsley");
    }

    @Test
    void everyKindOfCodeDecidesAndSaysWhichItWas() throws IOException {
        for (var code : List.of("E0101", "E06000022", "ecode-E0101", "id/body/ecode-E0101")) {
            var best = ask(code).path("result").path(0);
            assertThat(best.path("id").asText()).as(code).isEqualTo("id/body/ecode-E0101");
            assertThat(best.path("match").asBoolean()).as(code).isTrue();
            assertThat(best.path("score").asDouble()).isEqualTo(100);
        }
        assertThat(ask("E06000022").path("result").path(0).path("description").asText())
                .contains("E06000022 is its code.");
    }

    @Test
    void aCodeBesideANameDecidesUnlessTheNameIsAnother() throws IOException {
        var agreed = batch("""
                {"q": {"query": "Bath & N.E. Somerset", "type": "body",
                       "properties": [{"pid": "gss", "v": "E06000022"}]}}""").path("q").path("result").path(0);
        assertThat(agreed.path("match").asBoolean()).isTrue();
        var another = batch("""
                {"q": {"query": "Northumberland", "properties": [{"pid": "gss", "v": "E06000022"}]}}""").path("q").path("result");
        assertThat(StreamSupport.stream(another.spliterator(), false)
                        .filter(p -> p.path("match").asBoolean()))
                .isEmpty();
        assertThat(another.findValuesAsText("description").toString()).contains("but its name is different");
        var wrongScheme = batch("""
                {"q": {"query": "", "properties": [{"pid": "ecode", "v": "E06000022"}]}}""");
        assertThat(wrongScheme.path("q").path("result").isEmpty()).isTrue();
    }

    @Test
    void aNameOnlyProposesAndSaysWhy() throws IOException {
        var best = ask("the council of BARNSLEY").path("result").path(0);
        assertThat(best.path("name").asText()).startsWith("Barnsley");
        assertThat(best.path("match").asBoolean()).isFalse();
        assertThat(best.path("description").asText()).contains("no code was given to confirm it.");
        assertThat(best.path("features").findValuesAsText("id")).containsExactly("code", "name");
        assertThat(ask("Barnsly").path("result").path(0).path("name").asText()).startsWith("Barnsley");
        assertThat(ask("Zyxwvut").path("result").isEmpty()).isTrue();
        assertThat(batch("{\"q\": {\"query\": \"authentication\", \"type\": [\"capability\"]}}")
                        .path("q")
                        .path("result")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo("concept/capability/sign-in");
    }

    @Test
    void theSameIsAnsweredByGetAndByFormAndEveryTime() throws IOException {
        var queries = "{\"a\": {\"query\": \"Somerset\", \"limit\": 3}, \"b\": {\"query\": \"Kent\"}}";
        var posted = form("queries=" + Web.encode(queries));
        assertThat(posted.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(posted.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(Web.get("/reconcile?queries=" + Web.encode(queries)).body()).isEqualTo(posted.body());
        assertThat(form("queries=" + Web.encode(queries)).body()).isEqualTo(posted.body());
        assertThat(json(posted).path("a").path("result").size()).isEqualTo(3);
    }

    /** Im18: the cell of an empty row is answered by nothing, and takes nothing from the others. */
    @Test
    void anEmptyQueryOfABatchIsAnsweredByNothing() throws IOException {
        var answers = batch("{\"full\": {\"query\": \"E0101\"}, \"blank\": {\"query\": \" \"}, \"none\": {}}");
        assertThat(answers.path("full").path("result").size()).isEqualTo(1);
        assertThat(answers.path("blank").path("result").isEmpty()).isTrue();
        assertThat(answers.path("none").path("result").isEmpty()).isTrue();
    }

    @Test
    void whatCannotBeAskedIsRefusedWithWhatIsWrong() {
        refused(400, "queries is not JSON, from line 1", form("queries=" + Web.encode("{oops")));
        refused(400, "queries must be a JSON object", form("queries=" + Web.encode("[]")));
        refused(400, "The query of q must be text", form("queries=" + Web.encode("{\"q\":{\"query\":7}}")));
        refused(400, "q asks for nothing", form("queries=" + Web.encode("{\"q\":{}}")));
        refused(400, "Send the queries in the form field queries", form(""));
        refused(400, "is longer than 300 characters", form("query=" + "x".repeat(301)));
        refused(413, "The form is longer than 262,144 bytes", form("query=" + "x".repeat(300_000)));
        var many = JSON.createObjectNode();
        for (int i = 0; i <= 100; i++) {
            many.putObject("q" + i).put("query", "Kent");
        }
        refused(
                400,
                "There are 101 queries in the batch; send at most 100",
                form("queries=" + Web.encode(many.toString())));
        refused(404, "There is nothing at /reconcile/else", Web.get("/reconcile/else"));
        refused(
                405,
                "Use GET or POST",
                Web.send(HttpRequest.newBuilder(Web.at("/reconcile")).DELETE()));
        refused(
                415,
                "Send a form, as application/x-www-form-urlencoded.",
                Web.send(HttpRequest.newBuilder(Web.at("/reconcile"))
                        .POST(BodyPublishers.ofString("{}"))
                        .header("Content-Type", "application/json")));
    }

    @Test
    void aPersonIsToldHowToUseItFromOpenRefine() {
        assertThat(Web.page("/reconcile").body())
                .contains("Add standard service", "/reconcile", "What decides")
                .doesNotContain("<script");
        assertThat(Web.page("/bodies").body()).contains("href=\"/reconcile\"");
    }

    /** A file with codes for the truth: the right body by its code, and what its name alone would have proposed. */
    @Test
    void namesOfCouncilsProposeTheBodyThatTheirCodesMean() throws IOException {
        var written = measured("as written", UnaryOperator.identity());
        assertThat(written.precision()).isGreaterThan(0.97);
        assertThat(written.recall()).isGreaterThan(0.95);
        var random = new Random(7);
        var slipped = measured("with one letter left out", name -> {
            int at = 1 + random.nextInt(name.length() - 1);
            return name.substring(0, at) + name.substring(at + 1);
        });
        assertThat(slipped.precision()).isGreaterThan(0.95);
        assertThat(slipped.recall()).isGreaterThan(0.85);
    }

    private record Measured(double precision, double recall) {}

    private static Measured measured(String how, UnaryOperator<String> change) throws IOException {
        var names = new ArrayList<String>();
        var codes = new ArrayList<String>();
        try (var csv = CSVParser.parse(
                RealData.file("06-bodies/govuk-local-authorities.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (var row : csv) {
                names.add(row.get("name").strip());
                codes.add(row.get("gss").strip());
            }
        }
        int known = 0;
        int proposed = 0;
        int right = 0;
        var wrong = new ArrayList<String>();
        for (int from = 0; from < names.size(); from += 50) {
            int to = Math.min(names.size(), from + 50);
            var byCode = JSON.createObjectNode();
            var byName = JSON.createObjectNode();
            for (int i = from; i < to; i++) {
                query(byCode, i, codes.get(i));
                query(byName, i, change.apply(names.get(i)));
            }
            var truths = batch(byCode.toString());
            var answers = batch(byName.toString());
            for (int i = from; i < to; i++) {
                var truth = truths.path("q" + i).path("result").path(0);
                if (!truth.path("match").asBoolean()) {
                    continue;
                }
                known++;
                var results = answers.path("q" + i).path("result");
                var best = results.path(0);
                double margin = best.path("score").asDouble()
                        - results.path(1).path("score").asDouble(0);
                if (best.path("score").asDouble() >= 60 && margin > 0) {
                    proposed++;
                    if (best.path("id").equals(truth.path("id"))) {
                        right++;
                    } else {
                        wrong.add("%s: %s, not %s"
                                .formatted(
                                        names.get(i),
                                        best.path("name").asText(),
                                        truth.path("name").asText()));
                    }
                }
            }
        }
        assertThat(known).isGreaterThan(300);
        var measured = new Measured((double) right / proposed, (double) right / known);
        System.out.printf(
                "Names of councils %s: %d known by code, %d proposed, %d right; precision %.3f, recall %.3f%n%s%n",
                how, known, proposed, right, measured.precision(), measured.recall(), wrong);
        return measured;
    }

    private static void query(ObjectNode batch, int number, String text) {
        batch.putObject("q" + number).put("query", text).put("type", "body").put("limit", 2);
    }

    private static void refused(int status, String words, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(words).isEqualTo(status);
        assertThat(response.body()).contains(words);
    }

    private static HttpResponse<String> form(String body) {
        return Web.send(HttpRequest.newBuilder(Web.at("/reconcile"))
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static JsonNode ask(String text) throws JsonProcessingException {
        return json(Web.get("/reconcile?query=" + Web.encode(text)));
    }

    private static JsonNode batch(String queries) throws JsonProcessingException {
        return json(form("queries=" + Web.encode(queries)));
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }
}
