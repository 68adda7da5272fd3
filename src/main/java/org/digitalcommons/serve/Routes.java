package org.digitalcommons.serve;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.digitalcommons.Commons;
import org.digitalcommons.VersionList;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.serve.page.BodyPages;
import org.digitalcommons.serve.page.ClusterPages;
import org.digitalcommons.serve.page.HomePage;
import org.digitalcommons.serve.page.IndexPages;
import org.digitalcommons.serve.page.PageView;
import org.digitalcommons.serve.page.PublisherPages;
import org.digitalcommons.serve.page.QuestionPages;
import org.digitalcommons.serve.page.Renderer;
import org.digitalcommons.serve.page.SectionView;
import org.digitalcommons.serve.page.Shown;
import org.digitalcommons.serve.page.ThingPages;
import org.digitalcommons.serve.page.VocabularyPages;
import org.digitalcommons.vocab.Term;

/** Which page lies at which address, and in which form it is sent. Safe for any thread. */
final class Routes {

    private final Commons commons;
    private final Renderer renderer;
    private final HomePage home;
    private final BodyPages bodies;
    private final ClusterPages clusters;
    private final IndexPages index;
    private final QuestionPages questions;
    private final ThingPages things;
    private final VocabularyPages vocabulary;
    private final PublisherPages publishers;

    Routes(Commons commons, Renderer renderer) {
        this.commons = commons;
        this.renderer = renderer;
        this.home = new HomePage(commons, renderer.words());
        this.bodies = new BodyPages(commons, renderer.words());
        this.clusters = new ClusterPages(commons);
        this.index = new IndexPages(commons, renderer.words());
        this.questions = new QuestionPages(commons, renderer.words());
        this.things = new ThingPages(commons);
        this.publishers = new PublisherPages(commons, Clock.systemUTC(), renderer.words());
        this.vocabulary = new VocabularyPages(commons.rooms(), renderer.words());
    }

    /**
     * The answer to a request; empty if nothing lies at its address.
     *
     * @throws Question.Unanswerable if a parameter is wrong
     */
    Optional<Reply> reply(Request request) {
        var parts = request.parts();
        var rest = request.path().substring(Math.min(request.path().length(), parts[0].length() + 2));
        return switch (parts[0]) {
            case "" -> Optional.of(shown(request, home.home()));
            case "bodies" ->
                rest.isEmpty()
                        ? Optional.of(shown(request, bodies.list(request.parameters())))
                        : bodies.body(rest).map(s -> shownThing(request, s, "/id/body/" + rest));
            case "clusters" ->
                rest.isEmpty()
                        ? Optional.of(shown(request, clusters.list(request.parameters())))
                        : clusters.cluster(rest).map(s -> shownThing(request, s, "/id/cluster/" + rest));
            case "publishers" ->
                rest.isEmpty()
                        ? Optional.of(shown(request, publishers.list()))
                        : publishers.publisher(rest).map(s -> shown(request, s));
            case "history" -> rest.isEmpty() ? Optional.of(history(request)) : Optional.empty();
            case "index" ->
                rest.isEmpty() ? Optional.of(shown(request, index.index(request.parameters()))) : Optional.empty();
            case "ask" ->
                Optional.of(shown(
                        request, rest.isEmpty() ? questions.list() : questions.answer(rest, request.parameters())));
            case "id" -> Optional.of(Reply.seeOther(described(request, rest)));
            case "def" ->
                rest.isEmpty()
                        ? Optional.of(vocabulary(request))
                        : rest.endsWith(".svg")
                                ? vocabulary
                                        .diagram(rest.replaceAll("\\.svg$", ""))
                                        .map(Reply::svg)
                                : thing(request, "/def/" + rest);
            case "doc" -> thing(request, "/id/" + rest);
            case "concept", "shape" ->
                rest.isEmpty()
                        ? Optional.of(Reply.html(
                                200, renderer.html(parts[0].equals("shape") ? vocabulary.rules() : vocabulary.lists())))
                        : thing(request, request.path());
            case "shapes", "graph" -> thing(request, request.path());
            case "-" -> rest.equals("health") ? Optional.of(Reply.text(200, "ok")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Reply history(Request request) {
        var publisher = Optional.ofNullable(request.parameters().get("publisher"));
        var versions = publisher.map(p -> VersionList.of(commons.versions(), p)).orElseGet(commons::versions);
        return Media.choose(request, List.of(Media.HTML, Media.CSV)) == Media.CSV
                ? Reply.of(Media.CSV, VersionList.csv(versions).getBytes(StandardCharsets.UTF_8))
                : Reply.html(200, renderer.html(publishers.history(publisher, versions)));
    }

    /** A person is led to the page of a body or cluster, where there is one; a program to its statements. */
    private static String described(Request request, String rest) {
        if (Media.choose(request, Media.OF_THINGS) == Media.HTML) {
            if (rest.matches("body/[^/]+")) {
                return "/bodies/" + rest.substring("body/".length());
            }
            if (rest.matches("cluster/.+") && !rest.contains("/member/")) {
                return "/clusters/" + rest.substring("cluster/".length());
            }
        }
        return "/doc/" + rest + request.format().map(f -> "?format=" + f).orElse("");
    }

    private Reply shown(Request request, Shown shown) {
        var media = Media.choose(request, shown.data().isPresent() ? Media.OF_ANSWERS : List.of(Media.HTML));
        return media == Media.HTML
                ? Reply.html(200, renderer.html(shown.page()))
                : Reply.of(media, shown.data().orElseThrow().as(media.form()));
    }

    private Reply shownThing(Request request, Shown shown, String path) {
        var media = Media.choose(request, Media.OF_BOTH);
        return media.isRdf() ? rdf(media, things.statements(Term.ROOT + path)) : shown(request, shown);
    }

    private Reply vocabulary(Request request) {
        var media = Media.choose(request, Media.OF_THINGS);
        return media == Media.HTML ? Reply.html(200, renderer.html(vocabulary.terms())) : rdf(media, things.terms());
    }

    private Optional<Reply> thing(Request request, String path) {
        var media = Media.choose(request, Media.OF_THINGS);
        var iri = Term.ROOT + path;
        if (media == Media.HTML) {
            return things.page(iri)
                    .map(page -> vocabulary
                            .concepts(iri)
                            .map(t -> page.with(SectionView.of("").with(t)))
                            .orElse(page))
                    .map(page -> Reply.html(200, renderer.html(page)));
        }
        return Optional.of(things.statements(iri)).filter(g -> !g.isEmpty()).map(g -> rdf(media, g));
    }

    private static Reply rdf(Media media, Graph graph) {
        var text = new StringWriter();
        RDFDataMgr.write(text, graph, media.lang());
        return Reply.of(media, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A refusal, as a page for a person and as a sentence for a program. */
    Reply refusal(Request request, int status, String title, String sentence) {
        boolean person = request.accept().filter(a -> a.contains("text/html")).isPresent();
        return person
                ? Reply.html(status, renderer.html(new PageView(title, List.of(sentence), List.of())))
                : Reply.text(status, sentence);
    }
}
