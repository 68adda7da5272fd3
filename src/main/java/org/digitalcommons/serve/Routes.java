package org.digitalcommons.serve;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.name.NearestNames;
import org.digitalcommons.query.Answer;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.page.BodyPages;
import org.digitalcommons.serve.page.ClusterPages;
import org.digitalcommons.serve.page.ComparisonPages;
import org.digitalcommons.serve.page.HomePage;
import org.digitalcommons.serve.page.IndexPages;
import org.digitalcommons.serve.page.Links;
import org.digitalcommons.serve.page.PageAndData;
import org.digitalcommons.serve.page.PageView;
import org.digitalcommons.serve.page.PublisherPages;
import org.digitalcommons.serve.page.QuestionPages;
import org.digitalcommons.serve.page.Renderer;
import org.digitalcommons.serve.page.SectionView;
import org.digitalcommons.serve.page.ThingPages;
import org.digitalcommons.serve.page.VocabularyPages;
import org.digitalcommons.store.VersionList;
import org.digitalcommons.vocab.Term;

/** Which page lies at which address, and in which formats it is offered. Safe for any thread. */
final class Routes {

    private static final List<Format> PAGE = List.of(Format.HTML);
    private static final List<Format> ANSWER =
            List.of(Format.HTML, Format.JSON, Format.RESULTS_JSON, Format.CSV, Format.TSV);
    private static final List<Format> THING = List.of(
            Format.HTML, Format.TURTLE, Format.NTRIPLES, Format.JSONLD, Format.RDFXML, Format.TRIG, Format.NQUADS);
    private static final List<Format> THING_WITH_ANSWER =
            Stream.concat(ANSWER.stream(), THING.stream().filter(Format::isRdf)).toList();

    private final Commons commons;
    private final Renderer renderer;
    private final HomePage home;
    private final BodyPages bodies;
    private final ClusterPages clusters;
    private final ComparisonPages comparisons;
    private final IndexPages index;
    private final QuestionPages questions;
    private final ThingPages things;
    private final VocabularyPages vocabulary;
    private final PublisherPages publishers;
    private final Map<String, Place> places;

    Routes(Commons commons, Renderer renderer) {
        this.commons = commons;
        this.renderer = renderer;
        this.home = new HomePage(commons, renderer.words());
        this.bodies = new BodyPages(commons, renderer.words());
        this.clusters = new ClusterPages(commons, renderer.words());
        this.comparisons = new ComparisonPages(commons, renderer.words());
        this.index = new IndexPages(commons, renderer.words());
        this.questions = new QuestionPages(commons, renderer.words());
        this.things = new ThingPages(commons, renderer.words());
        this.publishers = new PublisherPages(commons, Clock.systemUTC(), renderer.words());
        this.vocabulary = new VocabularyPages(commons.rooms(), renderer.words());
        this.places = places();
    }

    /** What lies below the first part of an address. */
    private interface Place {
        /**
         * What lies there.
         *
         * @param rest what follows the first part and a slash; empty where nothing does
         */
        Optional<Route> at(String path, String rest);
    }

    private Map<String, Place> places() {
        return Map.ofEntries(
                Map.entry(
                        "bodies",
                        (path, rest) -> list(rest, asked(p -> bodies.list(p.parameters())))
                                .or(() -> thing(rest, "/id/body/", () -> bodies.body(rest)))),
                Map.entry(
                        "clusters",
                        (path, rest) -> list(rest, asked(p -> clusters.list(p.parameters())))
                                .or(() -> Optional.of(Route.of(THING_WITH_ANSWER, p -> cluster(p, rest))))),
                Map.entry(
                        "comparisons",
                        (path, rest) -> list(rest, asked(p -> comparisons.list(p.parameters())))
                                .or(() -> thing(rest, "/id/comparison/", () -> comparisons.comparison(rest)))),
                Map.entry(
                        "publishers",
                        (path, rest) -> list(rest, Route.of(ANSWER, p -> Optional.of(shown(p, publishers.list()))))
                                .or(() -> Optional.of(Route.of(
                                        ANSWER, p -> publishers.publisher(rest).map(s -> shown(p, s)))))),
                Map.entry(
                        "history",
                        (path, rest) -> list(
                                rest, Route.asked(List.of(Format.HTML, Format.CSV), p -> Optional.of(history(p))))),
                Map.entry("index", (path, rest) -> list(rest, asked(p -> index.index(p.parameters())))),
                Map.entry(
                        "ask",
                        (path, rest) -> list(rest, Route.of(AskRoutes.LIST, p -> Optional.of(questions(p))))
                                .or(() -> Optional.of(Route.asked(ANSWER, p -> Optional.of(question(p, rest)))))),
                Map.entry(
                        "id",
                        (path, rest) ->
                                Optional.of(Route.fresh(THING, p -> Optional.of(Reply.seeOther(described(p, rest)))))),
                Map.entry("def", (path, rest) -> rest.endsWith(".svg") ? diagram(rest) : vocabulary(rest)),
                Map.entry("doc", (path, rest) -> Optional.of(thing("/id/" + rest))),
                Map.entry(
                        "concept",
                        (path, rest) -> list(rest, page(vocabulary::lists)).or(() -> Optional.of(thing(path)))),
                Map.entry(
                        "shape",
                        (path, rest) -> list(rest, page(vocabulary::rules)).or(() -> Optional.of(thing(path)))),
                Map.entry("shapes", (path, rest) -> Optional.of(thing(path))),
                Map.entry("graph", (path, rest) -> Optional.of(thing(path))),
                Map.entry("", (path, rest) -> list(rest, Route.of(PAGE, p -> Optional.of(shown(p, home.home()))))));
    }

    /** The first parts of all addresses. */
    Set<String> heads() {
        return places.keySet();
    }

    /** What lies at an address; empty if nothing can. Whether there is such a body or term is known when it is made. */
    Optional<Route> at(String path) {
        int slash = path.indexOf('/', 1);
        var head = slash < 0 ? path.substring(1) : path.substring(1, slash);
        var rest = slash < 0 ? "" : path.substring(slash + 1);
        return Optional.ofNullable(places.get(head)).flatMap(place -> place.at(path, rest));
    }

    /** A route for the address without anything below it. */
    private static Optional<Route> list(String rest, Route route) {
        return rest.isEmpty() ? Optional.of(route) : Optional.empty();
    }

    private Route page(Supplier<PageView> page) {
        return Route.of(PAGE, p -> Optional.of(Reply.html(200, renderer.html(page.get()))));
    }

    private Route asked(Function<PageRequest, PageAndData> page) {
        return Route.asked(ANSWER, p -> Optional.of(shown(p, page.apply(p))));
    }

    /** A thing that has a page of its own, with an answer on it. */
    private Optional<Route> thing(String name, String space, Supplier<Optional<PageAndData>> page) {
        return Optional.of(Route.of(
                THING_WITH_ANSWER,
                p -> page.get()
                        .map(shown -> p.representation().format().isRdf()
                                ? rdf(p, things.statements(Term.ROOT + space + name))
                                : shown(p, shown))));
    }

    /** A cluster; what is compared and was once called a cluster has an address of its own. */
    private Optional<Reply> cluster(PageRequest page, String name) {
        return clusters.cluster(name)
                .map(shown -> page.representation().format().isRdf()
                        ? rdf(page, things.statements(Term.ROOT + "/id/cluster/" + name))
                        : shown(page, shown))
                .or(() -> comparisons.comparison(name).map(shown -> Reply.moved("/comparisons/" + name)));
    }

    private Reply questions(PageRequest page) {
        return AskRoutes.data(commons.catalog(), page)
                .orElseGet(() -> Reply.html(200, renderer.html(questions.list())));
    }

    private Reply question(PageRequest page, String name) {
        return AskRoutes.moved(commons.catalog(), name, page)
                .orElseGet(() -> shown(page, questions.answer(name, page.parameters())));
    }

    private Reply history(PageRequest page) {
        var publisher = Optional.ofNullable(page.parameters().get("publisher"));
        var all = commons.contents().versions();
        var known = VersionList.publishers(all);
        publisher.filter(p -> !known.contains(p)).ifPresent(p -> {
            throw Question.Unanswerable.misspelt(
                    "Nothing of a publisher %s was ever here.".formatted(p), NearestNames.of(p, known));
        });
        var versions = publisher.map(p -> VersionList.of(all, p)).orElse(all);
        return page.representation().format() == Format.CSV
                ? Reply.of(200, Format.CSV, VersionList.csv(versions))
                : Reply.html(200, renderer.html(publishers.history(publisher, versions)));
    }

    /** A person is led to the page of a body, cluster or comparison; a program to its statements. */
    private static String described(PageRequest page, String rest) {
        var format = page.representation().format();
        if (format.isPage()) {
            if (rest.matches("body/[^/]+|(cluster|comparison)/.+") && !rest.contains("/member/")) {
                return Links.to(Term.ID + rest);
            }
        }
        return "/doc/" + rest + (page.isNamed() ? "?format=" + format.shortName() : "");
    }

    private Reply shown(PageRequest page, PageAndData shown) {
        return switch (page.representation().format()) {
            case HTML -> Reply.html(200, renderer.html(shown.page()));
            case CSV -> answer(page, shown, Answer.AnswerFormat.CSV);
            case TSV -> answer(page, shown, Answer.AnswerFormat.TSV);
            default -> answer(page, shown, Answer.AnswerFormat.JSON);
        };
    }

    private static Reply answer(PageRequest page, PageAndData shown, Answer.AnswerFormat form) {
        return Reply.ok(page.representation(), shown.data().orElseThrow().as(form));
    }

    private Optional<Route> diagram(String rest) {
        return Optional.of(Route.of(
                List.of(Format.SVG),
                p -> vocabulary
                        .diagram(rest.substring(0, rest.length() - ".svg".length()))
                        .map(drawing -> Reply.of(200, Format.SVG, drawing))));
    }

    private Optional<Route> vocabulary(String rest) {
        return Optional.of(
                rest.isEmpty()
                        ? Route.of(
                                THING,
                                p -> Optional.of(
                                        p.representation().format().isPage()
                                                ? Reply.html(200, renderer.html(vocabulary.terms()))
                                                : rdf(p, things.terms())))
                        : thing("/def/" + rest));
    }

    private Route thing(String path) {
        var iri = Term.ROOT + path;
        return Route.of(
                THING,
                p -> p.representation().format().isPage()
                        ? things.page(iri)
                                .map(page -> vocabulary
                                        .concepts(iri)
                                        .map(t -> page.with(SectionView.of("").with(t)))
                                        .orElse(page))
                                .map(page -> Reply.html(200, renderer.html(page)))
                        : Optional.of(things.statements(iri))
                                .filter(g -> !g.isEmpty())
                                .map(g -> rdf(p, g)));
    }

    private static Reply rdf(PageRequest page, Graph graph) {
        var out = new ByteArrayOutputStream();
        page.representation().format().write(out, graph);
        return Reply.ok(page.representation(), out.toByteArray());
    }
}
