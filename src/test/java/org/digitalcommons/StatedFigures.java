package org.digitalcommons;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.vocab.Term;

/** StatedFigures that a source states: the columns it reads them from, and where they are stored. */
record StatedFigures(
        String what, Predicate<String> column, String property, Predicate<Triple> counts, BigDecimal scale) {

    private static final Graph ONTOLOGY = DefaultStore.ROOMS.graph("ontology");

    private static final Map<String, List<StatedFigures>> FIGURES = figures();

    StatedFigures(String what, String column, String property) {
        this(what, c -> c.equals(column), property, t -> true, BigDecimal.ONE);
    }

    /** The figures of a source; none where it states none. */
    static List<StatedFigures> of(String source) {
        return FIGURES.getOrDefault(source, List.of());
    }

    private static Map<String, List<StatedFigures>> figures() {
        var net = Term.CONCEPT + "basis/net-current-expenditure";
        var figures = new LinkedHashMap<String, List<StatedFigures>>();
        figures.put(
                "organogram",
                List.of(new StatedFigures(
                        "FTE", c -> c.equals("total-fte"), "fullTimeEquivalent", t -> true, BigDecimal.ONE)));
        figures.put(
                "revenue-outturn",
                List.of(new StatedFigures("£", c -> true, "amount", t -> true, BigDecimal.valueOf(1000))));
        figures.put(
                "taxbase", List.of(new StatedFigures("dwellings", c -> true, "quantity", t -> true, BigDecimal.ONE)));
        figures.put(
                "council-finance",
                List.of(
                        new StatedFigures(
                                "£ gross",
                                c -> c.equals("total-gross"),
                                "amount",
                                t -> t.getSubject().getURI().contains("/gross-expenditure/"),
                                BigDecimal.ONE),
                        new StatedFigures(
                                "£ net",
                                c -> c.equals("total-net"),
                                "amount",
                                t -> t.getSubject().getURI().contains("/cost/" + net.replaceAll("^.*/", "") + "/"),
                                BigDecimal.ONE)));
        figures.put("indicators", List.of(new StatedFigures("value", "total-value", "quantity")));
        figures.put("spend", List.of(new StatedFigures("£", "total-amount", "amount")));
        figures.put("contracts-finder", List.of(new StatedFigures("£", "total-value", "amount")));
        figures.put("ocds", List.of(new StatedFigures("£", "total-value", "amount")));
        figures.put(
                "contract-register",
                List.of(new StatedFigures(
                        "£", "total-total-value", "http://data.europa.eu/a4g/ontology#hasAmountValue")));
        figures.put("registers", List.of(new StatedFigures("£", "total-expenditure", "amount")));
        figures.put(
                "service-inventory",
                List.of(new StatedFigures("counts", c -> true, "quantity", t -> true, BigDecimal.ONE)));
        figures.put(
                "workforce-civil-service",
                List.of(
                        new StatedFigures(
                                "FTE", c -> c.endsWith("-fte"), "fullTimeEquivalent", t -> true, BigDecimal.ONE),
                        new StatedFigures("£", c -> c.endsWith("-costs"), "amount", t -> true, BigDecimal.ONE)));
        figures.put("workforce-nhs", List.of(new StatedFigures("FTE", "total-fte", "fullTimeEquivalent")));
        return figures;
    }

    /** The reasons for which rows were left out. */
    static Stream<Triple> leftOut(Candidate candidate) {
        return candidate.description().stream(Node.ANY, Term.reason, Node.ANY)
                .filter(t -> ONTOLOGY.contains(t.getObject(), Term.leavesOutRow, NodeConst.nodeTrue));
    }

    /** What is read is what is stored and what lies on reported rows; says so, and what is wrong. */
    String conserved(Candidate candidate, List<String> wrong) {
        var description = candidate.description();
        var read = sum(description, Term.totalRead);
        var reported = sum(description, Term.totalReported);
        var stored = stored(candidate);
        if (stored.add(reported).compareTo(read) != 0) {
            wrong.add("%s are lost: %s read, %s stored, %s reported".formatted(what, read, stored, reported));
        }
        return "%s %s = %s + %s".formatted(what, plain(read), plain(stored), plain(reported));
    }

    /** The tidy form has people, posts and money in one column, so that no total of the column says anything. */
    static String tidy(Candidate candidate, Path file, String measure, String property, List<String> wrong)
            throws IOException {
        var reported = leftOut(candidate)
                .flatMap(t -> candidate.description().stream(t.getSubject(), Term.row, Node.ANY))
                .map(t -> t.getObject().getURI().replaceAll("^.*#row=", ""))
                .collect(Collectors.toSet());
        var read = BigDecimal.ZERO;
        var onReported = BigDecimal.ZERO;
        for (var row : SourceCsv.rows(file)) {
            if (row.text("measure").equals(measure)) {
                var value = row.decimal("value").orElse(BigDecimal.ZERO);
                read = read.add(value);
                onReported = reported.contains(Long.toString(row.number())) ? onReported.add(value) : onReported;
            }
        }
        var stored = new StatedFigures(measure, "", property).stored(candidate);
        if (stored.add(onReported).compareTo(read) != 0) {
            wrong.add("%s are lost: %s read, %s stored, %s reported".formatted(measure, read, stored, onReported));
        }
        return "%s %s = %s + %s".formatted(measure, plain(read), plain(stored), plain(onReported));
    }

    /** The totals that the publication itself states, over the columns of the figures. */
    BigDecimal sum(Graph description, Node kind) {
        return description.stream(Node.ANY, kind, Node.ANY)
                .filter(t -> column.test(t.getSubject().getURI().replaceAll("^.*#", "")))
                .map(t -> new BigDecimal(t.getObject().getLiteralLexicalForm()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(scale);
    }

    private BigDecimal stored(Candidate candidate) {
        var properties = Stream.of(property.split(" "))
                .map(p -> NodeFactory.createURI(p.contains("://") ? p : Term.NAMESPACE + p))
                .toList();
        return candidate.graphs().values().stream()
                .flatMap(g -> properties.stream().flatMap(p -> g.stream(Node.ANY, p, Node.ANY)))
                .filter(counts)
                .map(t -> new BigDecimal(t.getObject().getLiteralLexicalForm()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String plain(BigDecimal number) {
        return "%,.2f".formatted(number);
    }
}
