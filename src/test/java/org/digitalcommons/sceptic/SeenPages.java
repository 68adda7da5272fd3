package org.digitalcommons.sceptic;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.Commons;
import org.digitalcommons.serve.page.BodyPages;
import org.digitalcommons.serve.page.ClusterPages;
import org.digitalcommons.serve.page.ComparisonPages;
import org.digitalcommons.serve.page.HomePage;
import org.digitalcommons.serve.page.IndexPages;
import org.digitalcommons.serve.page.PageAndData;
import org.digitalcommons.serve.page.PublisherPages;
import org.digitalcommons.serve.page.TableView;
import org.digitalcommons.serve.words.Words;

/**
 * The pages on which figures stand: every list, and of the things in it one of each class. What a page shows is read
 * from the records that its template writes out.
 */
final class SeenPages {

    private static final Map<String, String> NOTHING_SET = Map.of();

    private final Commons commons;
    private final Map<String, PageAndData> pages = new LinkedHashMap<>();

    private SeenPages(Commons commons) {
        this.commons = commons;
    }

    /** What the tables of the pages show of the answers they were made of. */
    static List<AnsweredQuestion> of(Commons commons) {
        var seen = new SeenPages(commons);
        seen.open();
        return seen.pages.entrySet().stream()
                .flatMap(page ->
                        tables(page.getValue()).flatMap(table -> AnsweredQuestion.of(page.getKey(), table).stream()))
                .toList();
    }

    private void open() {
        var words = Words.english();
        var bodies = new BodyPages(commons, words);
        var clusters = new ClusterPages(commons, words);
        var comparisons = new ComparisonPages(commons, words);
        var publishers = new PublisherPages(commons, Clock.systemUTC(), words);
        var index = new IndexPages(commons, words);
        pages.put("/", new HomePage(commons, words).home());
        pages.put("/bodies", bodies.list(NOTHING_SET));
        pages.put("/clusters", clusters.list(NOTHING_SET));
        pages.put("/comparisons", comparisons.list(NOTHING_SET));
        pages.put("/publishers", publishers.list());
        oneOfEach("bodies", "body", "peerGroupName").forEach(code -> add("/bodies/" + code, bodies.body(code)));
        oneOfEach("clusters", "cluster", "kindName").forEach(name -> add("/clusters/" + name, clusters.cluster(name)));
        oneOfEach("comparisons", "comparison", "period")
                .forEach(name -> add("/comparisons/" + name, comparisons.comparison(name)));
        oneOfEach("publications", "publisher", "frequency")
                .forEach(code -> add("/publishers/" + code, publishers.publisher(code)));
        oneOfEach("peer-groups", "peerGroup", "peerGroup")
                .forEach(code -> pages.put("/index?peer-group=" + code, index.index(Map.of("peerGroup", code))));
    }

    private void add(String address, Optional<PageAndData> page) {
        pages.put(address, page.orElseThrow(() -> new IllegalStateException("No page at " + address)));
    }

    /** The codes of the first thing of each class in the answer to a question. */
    private List<String> oneOfEach(String question, String thing, String kind) {
        var first = new LinkedHashMap<String, String>();
        commons.ask(question, NOTHING_SET).rows().stream()
                .filter(row -> row.contains(Var.alloc(thing)))
                .forEach(row -> first.putIfAbsent(text(row, kind), code(text(row, thing))));
        return first.values().stream().distinct().toList();
    }

    private static String text(Binding row, String column) {
        return Optional.ofNullable(row.get(Var.alloc(column)))
                .map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm())
                .orElse("");
    }

    private static String code(String address) {
        return address.replaceAll("^.*/(body|cluster|comparison|publisher|peer-group)/", "");
    }

    private static Stream<TableView> tables(PageAndData page) {
        return page.page().sections().stream()
                .flatMap(section -> section.elements().stream())
                .filter(TableView.class::isInstance)
                .map(TableView.class::cast);
    }
}
