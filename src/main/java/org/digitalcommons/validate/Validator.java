package org.digitalcommons.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.digitalcommons.catalog.Rooms;

/**
 * Judges a publication by the shapes and by nothing else: a rule that is not in {@code shapes/} does
 * not exist. Immutable, so one instance serves every thread.
 */
public final class Validator {

    private final Shapes shapes;
    private final WholePublicationRules askedOnce;
    private final Graph vocabulary;
    private final Map<String, Rule> rules;

    /** A validator by the given shapes; it reads the vocabulary too, because a class target follows its subclasses. */
    public Validator(Graph shapes, Graph vocabulary) {
        this.shapes = Shapes.parse(WholePublicationRules.others(shapes));
        this.askedOnce = new WholePublicationRules(shapes);
        this.vocabulary = vocabulary;
        this.rules = Rule.all(shapes).stream().collect(Collectors.toUnmodifiableMap(Rule::shape, r -> r));
    }

    /** A validator by the shapes that the rooms hold. */
    public static Validator of(Rooms rooms) {
        return rooms.once(Validator.class, r -> new Validator(r.shapes(), r.graph("ontology")));
    }

    /** The rules it judges by, in order of code. */
    public List<Rule> rules() {
        return rules.values().stream().sorted(Comparator.comparing(Rule::code)).toList();
    }

    /** Judges a publication of one graph. */
    public Verdict judge(Graph publication) {
        return judge(List.of(publication));
    }

    /** Judges the graphs of a publication together, because a rule may span them. */
    public Verdict judge(Collection<Graph> publication) {
        var graphs = new ArrayList<>(publication);
        graphs.add(vocabulary);
        var data = new UnionOfMembers(graphs);
        var origins = new Origins(data);
        var findings = new ArrayList<Finding>();
        Stream.concat(
                        ShaclValidator.get().validate(shapes, data).getEntries().stream()
                                .map(e -> finding(e, origins)),
                        askedOnce.findings(data, origins).stream())
                .sorted(Finding.ORDER)
                .forEach(finding -> {
                    if (findings.isEmpty() || !findings.getLast().says(finding)) {
                        findings.add(finding);
                    }
                });
        return Verdict.of(findings);
    }

    private Finding finding(ReportEntry entry, Origins origins) {
        var shape = entry.source().toString();
        var value = value(entry);
        var rule = Optional.ofNullable(rules.get(shape));
        return new Finding(
                Severity.of(entry.severity().level()),
                rule.map(Rule::code).orElse(shape),
                entry.focusNode(),
                path(entry),
                value,
                origins.of(entry.focusNode(), value),
                entry.message(),
                shape,
                entry.sourceConstraintComponent());
    }

    private static String path(ReportEntry entry) {
        return Optional.ofNullable(entry.resultPath())
                .map(path -> new ResultPath(path).text())
                .orElse("");
    }

    /** What does not belong may well be about a person, so it is pointed at and not repeated. */
    private static Optional<Node> value(ReportEntry entry) {
        return Optional.ofNullable(entry.value())
                .filter(v -> !entry.sourceConstraintComponent().equals(SHACL.ClosedConstraintComponent));
    }
}
