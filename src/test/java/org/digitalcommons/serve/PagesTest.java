package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Extent;
import org.digitalcommons.Web;
import org.digitalcommons.store.VersionList;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pages over HTTP: every address answers, every link leads somewhere, and nothing can be written. */
@Tag("slow")
@Tag("thorough")
class PagesTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/bodies",
            "/bodies?peerGroup=department",
            "/bodies/department-co",
            "/bodies/ecode-E0101",
            "/bodies/ecode-E0934",
            "/clusters",
            "/clusters/function-communications/2011-09-30",
            "/comparisons",
            "/comparisons/service-line-599/shire-district/2017-18",
            "/index",
            "/index?peerGroup=shire-district",
            "/ask",
            "/sparql",
            "/bodies/sample-ashford-vale",
            "/ask/inherited-and-local",
            "/ask/contracts",
            "/def",
            "/concept",
            "/concept/capability",
            "/concept/pattern/licensing",
            "/shape",
            "/concept/function/communications");

    @TestFactory
    Stream<DynamicTest> everyPageAnswersWithHeadersThatLetABrowserDoNothingElse() {
        return PAGES.stream()
                .map(path -> dynamicTest(path, () -> {
                    var page = Web.page(path);
                    assertThat(page.statusCode()).isEqualTo(200);
                    assertThat(page.headers().firstValue("Content-Type"))
                            .hasValueSatisfying(t -> assertThat(t).startsWith("text/html"));
                    assertThat(page.headers().firstValue("Server")).isEmpty();
                    assertThat(page.headers().firstValue("X-Content-Type-Options"))
                            .contains("nosniff");
                    assertThat(page.body())
                            .startsWith("<!DOCTYPE html>")
                            .contains("<html lang=\"en\">", "<h1 ", "name=\"viewport\"")
                            .doesNotContain("<script", "null</", "Optional[", "\u2026</h1>");
                }));
    }

    @Test
    void theVocabularyIsShownWithItsDiagramsListsAndRules() {
        assertThat(Web.page("/def").body())
                .contains("src=\"/def/capability.svg\"", "id=\"Implementation\"", "Not an example:");
        var diagram = Web.get("/def/capability.svg");
        assertThat(diagram.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(diagram.body()).contains("<title>Capability: classes and properties</title>", ">provisionOf</text>");
        assertThat(Web.page("/def/nonsense.svg").statusCode()).isEqualTo(404);
        assertThat(Web.page("/concept").body()).contains("href=\"/concept/capability\"", "Service patterns");
        assertThat(Web.page("/concept/capability").body())
                .contains("href=\"/concept/capability/payment-taking\"", "Taking money from people and organisations.");
        assertThat(Web.page("/shape").body())
                .contains("unit-cost-divided", "Nobody works more than full time in one post.");
    }

    /** A question that nothing answers says so, and how to see it answered. */
    @Test
    void anEmptyAnswerIsNoBlankPage() {
        assertThat(Web.page("/ask/contracts?body=department-co").body())
                .contains("Nothing that is published here answers this yet.");
    }

    /** From the first page on, three hundred addresses of ours; each has to be there. */
    @Test
    void noLinkLeadsNowhere() {
        var from = new LinkedHashMap<String, String>();
        var open = new ArrayDeque<String>();
        PAGES.forEach(p -> {
            from.put(p, "the test");
            open.add(p);
        });
        var link = Pattern.compile("(?:href|action)=\"(/[^\"#]*)");
        int read = 0;
        while (!open.isEmpty() && read < Extent.PAGES.now()) {
            var path = open.removeFirst();
            var page = Web.page(path);
            read++;
            if (page.statusCode() == 303) {
                continue;
            }
            assertThat(page.statusCode())
                    .as("%s, linked from %s", path, from.get(path))
                    .isEqualTo(200);
            var found = link.matcher(page.body());
            int taken = 0;
            while (found.find() && taken < 40) {
                var next = found.group(1).replace("&amp;", "&");
                if (from.putIfAbsent(next, path) == null) {
                    open.add(next);
                    taken++;
                }
            }
        }
        assertThat(read).isEqualTo(Extent.PAGES.now());
    }

    @Test
    void aPageIsAlsoDataByAcceptOrByFormat() {
        assertThat(Web.get("/bodies?format=csv").body()).startsWith("body,bodyName,peerGroupName,");
        assertThat(Web.get("/clusters", "Accept", "application/json").body()).startsWith("{");
        assertThat(Web.get("/index?format=tsv")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("text/tab-separated-values");
        assertThat(Web.get("/bodies/department-co", "Accept", "text/csv").body())
                .startsWith("period,unit,unitName,functionName,professionName,seniorityName,grade,sideName,posts,");
        assertThat(Web.get("/bodies/department-co?format=turtle").body()).contains("Cabinet Office");
        assertThat(Web.get("/clusters/function-communications/2011-09-30", "Accept", "text/turtle")
                        .body())
                .contains("DuplicationCluster");
        var refused = Web.get("/bodies?format=docx");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("The format docx is not known; choose one of html, json, srj, csv, tsv.");
    }

    @Test
    void everyVersionIsListed() {
        var csv = Web.get("/history?publisher=cabinet-office&format=csv").body();
        assertThat(VersionList.read(csv))
                .isNotEmpty()
                .isEqualTo(VersionList.of(DefaultStore.commons().contents().versions(), "cabinet-office"));
        assertThat(Web.page("/history?publisher=cabinet-office").body())
                .contains("History of cabinet-office", "cabinet-office/organogram/2011-09-30", ">current<");
        var misspelt = Web.page("/history?publisher=cabinet-ofice");
        assertThat(misspelt.statusCode()).isEqualTo(400);
        assertThat(misspelt.body())
                .contains("Nothing of a publisher cabinet-ofice was ever here.", "Did you mean cabinet-office");
        assertThat(Web.page("/publishers/cabinet-office").body()).contains("/history?publisher=cabinet-office");
    }

    @Test
    void everyOlderNameOfAQuestionLeadsToTheOneThatAnswersItNow() {
        int olderNames = 0;
        for (var question : DefaultStore.commons().catalog().questions()) {
            for (var old : question.header().replaces()) {
                var moved = Web.get("/ask/" + old.name() + "?format=csv");
                assertThat(moved.statusCode()).as(old.name()).isEqualTo(301);
                var now = moved.headers().firstValue("Location").orElseThrow();
                assertThat(now).startsWith("/ask/" + question.name() + "?").contains("format=csv");
                old.fixed().forEach((name, value) -> assertThat(now).contains(name + "=" + value));
                assertThat(Web.get(now).statusCode()).as(now).isEqualTo(200);
                olderNames++;
            }
        }
        assertThat(olderNames).isGreaterThan(1);
        assertThat(Web.get("/ask/late-publishers?on=2025-09-30").headers().firstValue("Location"))
                .contains("/ask/publications?late=yes&on=2025-09-30");
        assertThat(Web.get("/ask/late-publishers?colour=red").statusCode()).isEqualTo(400);
    }

    @Test
    void theListOfQuestionsIsDataToo() {
        var catalog = DefaultStore.commons().catalog();
        var json = Web.get("/ask", "Accept", "application/json").body();
        var listed = JSON.parse(json).get("questions").getAsArray();
        assertThat(listed.size()).isEqualTo(catalog.questions().size());
        assertThat(json).contains("\"topic\":{", "\"upperEndOf\":", "\"unit\":\"pounds\"", "\"default\":");
        var csv = Web.get("/ask?format=csv").body();
        assertThat(csv.lines()).hasSize(catalog.questions().size() + 1);
        assertThat(csv).startsWith("topic,name,title,question,address\r\n");
        assertThat(Web.page("/ask").body())
                .contains(catalog.topics().stream()
                        .map(t -> ">" + t.title() + "<")
                        .toArray(String[]::new));
    }

    @Test
    void aWrongParameterIsExplained() {
        var wrong = Web.get("/ask/clusters?minimum=two");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).isEqualTo("minimum must be of type xsd:integer, not: two\n");
        var unknown = Web.page("/ask/clusters?colour=red");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body())
                .contains(
                        "The question clusters has no parameter colour.",
                        "Did you mean ",
                        "cluster",
                        "kind",
                        "minimum");
        var injected = Web.get("/ask/bodies?body=" + Web.encode("x> } DELETE WHERE { <y"));
        assertThat(injected.statusCode()).isEqualTo(400);
        assertThat(Web.get("/ask/bodies?name=" + Web.encode("\" } #")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsSaidInTheWayOfTheClient() {
        assertThat(Web.page("/bodies/none").statusCode()).isEqualTo(404);
        assertThat(Web.page("/bodies/none").body()).contains("There is no page at /bodies/none.");
        assertThat(Web.get("/nothing").body()).isEqualTo("There is no page at /nothing. Start from /.\n");
        assertThat(Web.get("/../etc/passwd").statusCode()).isIn(400, 404);
        assertThat(Web.page("/<script>".replace("<", "%3C").replace(">", "%3E")).body())
                .doesNotContain("<script>");
    }

    @Test
    void nothingCanBeWritten() {
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            var refused =
                    Web.send(HttpRequest.newBuilder(Web.at("/bodies")).method(method, BodyPublishers.ofString("x")));
            assertThat(refused.statusCode()).as(method).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        }
        for (var path : List.of("/update", "/sparql/update", "/$/server", "/$/metrics", "/$/datasets", "/upload")) {
            assertThat(Web.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void anAddressOfAThingLeadsAPersonToItsPageAndAProgramToItsStatements() {
        var person = Web.page("/id/body/department-co");
        assertThat(person.statusCode()).isEqualTo(303);
        assertThat(person.headers().firstValue("Location")).contains("/bodies/department-co");
        var program = Web.get("/id/body/department-co", "Accept", "text/turtle");
        assertThat(program.statusCode()).isEqualTo(303);
        assertThat(program.headers().firstValue("Location")).contains("/doc/body/department-co");
        var turtle = Web.get("/doc/body/department-co", "Accept", "text/turtle").body();
        var graph = RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
        assertThat(graph.stream().map(t -> t.getSubject().getURI())).containsOnly(Term.ID + "body/department-co");
    }

    @Test
    void termsConceptsAndShapesAnswerForTheirAddresses() {
        assertThat(Web.page("/def").body()).contains("id=\"DuplicationCluster\"");
        assertThat(RDFParser.fromString(Web.get("/def", "Accept", "text/turtle").body(), Lang.TURTLE)
                        .toGraph()
                        .size())
                .isGreaterThan(200);
        for (var path :
                List.of("/concept/function/communications", "/concept/peer-group", "/shape/Organization-identifier")) {
            assertThat(Web.page(path).statusCode()).as(path).isEqualTo(200);
            assertThat(Web.get(path, "Accept", "application/ld+json").body())
                    .as(path)
                    .contains("@id");
        }
        assertThat(Web.page("/concept/none").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageThatDidNotChangeIsNotSentAgain() {
        var first = Web.page("/clusters");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"").endsWith("\"");
        var same =
                Web.get("/clusters", "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
    }

    @Test
    void theServerSaysThatItIsWell() {
        assertThat(Web.get("/-/health").body()).isEqualTo("ok\n");
        assertThat(DefaultStore.address()).startsWith("http://localhost:");
    }
}
