package org.digitalcommons.validate;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;

/**
 * A verdict for people and for programs. The same verdict is always reported in the same words.
 *
 * @param verdict what is told
 */
public record Report(Verdict verdict) {

    private static final int PLACES_SHOWN = 10;

    /** For people: what and how often, what to do, and where; of a long list of places the first ones. */
    public String text() {
        return text(PLACES_SHOWN);
    }

    /** The same with every place, for somebody who is not sitting at a terminal. */
    public String textWithEveryPlace() {
        return text(Integer.MAX_VALUE);
    }

    private String text(int places) {
        var text = new StringBuilder(summary()).append('\n');
        var byRule = new LinkedHashMap<String, List<Finding>>();
        verdict.findings()
                .forEach(f -> byRule.computeIfAbsent(f.severity() + " " + f.code(), c -> new ArrayList<>())
                        .add(f));
        byRule.values().forEach(findings -> text.append('\n').append(group(findings, places)));
        return text.toString();
    }

    /** One line: the verdict and how many findings there are. */
    public String summary() {
        var counts = new ArrayList<String>();
        for (var severity : Severity.values()) {
            var count = count(severity);
            if (count > 0) {
                counts.add(severity == Severity.INFO ? count + " of advice" : plural(count, severity.word()));
            }
        }
        return "%s: %s."
                .formatted(
                        accepted() ? "Accepted" : "Rejected",
                        counts.isEmpty() ? "no findings" : String.join(", ", counts));
    }

    /** Whether the publication may be stored. */
    public boolean accepted() {
        return verdict instanceof Verdict.Pass;
    }

    private long count(Severity severity) {
        return verdict.findings().stream().filter(f -> f.severity() == severity).count();
    }

    private static String plural(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    private static String group(List<Finding> findings, int places) {
        var first = findings.getFirst();
        var oneMessage = findings.stream().map(Finding::message).distinct().count() == 1;
        var text = new StringBuilder(
                "%s %s, %s\n".formatted(first.severity().word(), first.code(), plural(findings.size(), "place")));
        if (oneMessage) {
            text.append("  ").append(first.message()).append('\n');
        }
        findings.stream()
                .limit(places)
                .forEach(f -> text.append("    ")
                        .append(place(f))
                        .append(oneMessage ? found(f) : ": " + f.message())
                        .append('\n'));
        if (findings.size() > places) {
            text.append("    and %,d more\n".formatted(findings.size() - places));
        }
        return text.toString();
    }

    private static String place(Finding finding) {
        var focus = words(finding.focus());
        return finding.source().isEmpty() ? focus : finding.source() + " (" + focus + ")";
    }

    private static String found(Finding finding) {
        return finding.valueBesideFocus()
                .map(Report::words)
                .filter(value -> !finding.message().contains(value))
                .map(value -> ", found " + value)
                .orElse("");
    }

    private static String words(Node node) {
        if (node.isLiteral()) {
            return '"' + node.getLiteralLexicalForm() + '"';
        }
        return node.isBlank() ? "_:" + node.getBlankNodeLabel() : "<" + node + ">";
    }

    /** For programs that read JSON. */
    public String json() {
        var findings = new JsonArray();
        for (var finding : verdict.findings()) {
            var object = new JsonObject();
            object.put("severity", finding.severity().word());
            object.put("code", finding.code());
            object.put("message", finding.message());
            object.put("source", finding.source());
            object.put("focus", finding.focus().toString());
            object.put("path", finding.path());
            object.put(
                    "value",
                    finding.valueBesideFocus()
                            .map(v -> v.isLiteral() ? v.getLiteralLexicalForm() : v.toString())
                            .orElse(""));
            object.put("shape", finding.shape());
            findings.add(object);
        }
        var report = new JsonObject();
        report.put("accepted", accepted());
        for (var severity : Severity.values()) {
            report.put(severity == Severity.INFO ? "advice" : severity.word() + "s", count(severity));
        }
        report.put("findings", findings);
        return JSON.toString(report) + "\n";
    }

    /** For programs that read SHACL reports, as Turtle. */
    public String turtle() {
        var graph = graph();
        graph.getPrefixMapping()
                .setNsPrefix("dct", DCTerms.getURI())
                .setNsPrefix("sh", SHACL.getURI())
                .setNsPrefix("shape", "https://w3id.org/digital-commons/shape/")
                .setNsPrefix("xsd", "http://www.w3.org/2001/XMLSchema#");
        var text = new StringWriter();
        RDFDataMgr.write(text, graph, Lang.TURTLE);
        return text.toString();
    }

    /**
     * The SHACL report. Blank nodes are named after what they say, so that one verdict is always one
     * graph and reports can be stored side by side.
     */
    public Graph graph() {
        var graph = GraphFactory.createDefaultGraph();
        var report = blank(verdict.findings().toString());
        graph.add(report, NodeConst.nodeRDFType, SHACL.ValidationReport);
        graph.add(report, SHACL.conforms, verdict.findings().isEmpty() ? NodeConst.nodeTrue : NodeConst.nodeFalse);
        for (var finding : verdict.findings()) {
            var result = blank(finding.toString());
            graph.add(report, SHACL.result, result);
            describe(graph, result, finding);
        }
        return graph;
    }

    private static void describe(Graph graph, Node result, Finding finding) {
        graph.add(result, NodeConst.nodeRDFType, SHACL.ValidationResult);
        graph.add(result, SHACL.focusNode, finding.focus());
        graph.add(result, SHACL.resultSeverity, finding.severity().iri());
        graph.add(result, SHACL.sourceShape, NodeFactory.createURI(finding.shape()));
        graph.add(result, SHACL.sourceConstraintComponent, finding.component());
        graph.add(result, SHACL.resultMessage, NodeFactory.createLiteralLang(finding.message(), "en"));
        graph.add(result, DCTerms.identifier.asNode(), NodeFactory.createLiteralString(finding.code()));
        finding.value().ifPresent(v -> graph.add(result, SHACL.value, v));
        if (!finding.path().isEmpty()) {
            graph.add(result, SHACL.resultPath, ResultPath.of(finding.path()).addedTo(graph));
        }
        if (!finding.source().isEmpty()) {
            graph.add(result, DCTerms.source.asNode(), NodeFactory.createLiteralString(finding.source()));
        }
    }

    private static Node blank(String content) {
        return NodeFactory.createBlankNode(
                UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
