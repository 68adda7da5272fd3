package org.digitalcommons.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.QueryHeader;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.vocab.Term;

/** Asks every public question, with the values of the country where its own name something real. */
final class QuestionRuns {

    /** More rows than somebody reads on a page. */
    private static final int LONG_ANSWER = 1_000;

    private final Plan plan;
    private final Tables tables;
    private final Commons commons;

    QuestionRuns(Plan plan, Tables tables, Commons commons) {
        this.plan = plan;
        this.tables = tables;
        this.commons = commons;
    }

    /** Measures them. */
    void measure(int size, Map<String, Double> ours) throws Exception {
        var examples = examples(commons);
        Timing.forgetPeak();
        for (var question : commons.catalog().questions()) {
            if (!plan.measures(Part.questions)) {
                continue;
            }
            tables.say("asking " + question.name());
            var parameters = new LinkedHashMap<String, String>();
            for (var parameter : question.header().parameters()) {
                example(parameter, examples).ifPresent(value -> parameters.put(parameter.name(), value));
            }
            tables.questions().put(question.name(), size, asked(commons, question.name(), parameters));
            long rows = rows(commons, question.name(), parameters);
            if (rows > LONG_ANSWER) {
                tables.questions().note("%s: %,d rows at %,d bodies".formatted(question.name(), rows, size));
                var narrower = narrower(question, examples);
                if (narrower.isPresent()) {
                    parameters.put(narrower.get(), examples.get(narrower.get()));
                    tables.questions()
                            .put(
                                    "%s, of one %s".formatted(question.name(), narrower.get()),
                                    size,
                                    asked(commons, question.name(), parameters));
                }
            }
        }
        tables.memory().put("questions", size, Timing.peak());
        for (var natural : Natural.ALL) {
            ours.put(natural.name(), asked(commons, natural.ours(), natural.parameters()));
        }
    }

    /** By what an answer that is as long as the country can be narrowed. */
    private static Optional<String> narrower(Question question, Map<String, String> examples) {
        return question.header().parameters().stream()
                .filter(QueryHeader.Parameter::isOptional)
                .map(QueryHeader.Parameter::name)
                .filter(examples::containsKey)
                .min(Comparator.comparing("peerGroup"::equals));
    }

    private static long rows(Commons commons, String question, Map<String, String> parameters) {
        try {
            return commons.ask(question, parameters).rows().stream().count();
        } catch (QueryCancelledException late) {
            return 0;
        }
    }

    /** The median; a question that takes seconds is asked once, and one that takes longer than the plan.limit() is broken off. */
    private double asked(Commons commons, String question, Map<String, String> parameters) throws Exception {
        try {
            double first = Timing.once(() -> commons.ask(question, parameters));
            return first > 3_000 ? first : Timing.median(plan.runs(), () -> commons.ask(question, parameters));
        } catch (QueryCancelledException late) {
            tables.questions().note("%s was broken off at %,d ms".formatted(question, plan.limit()));
            return plan.limit();
        }
    }

    /** What a question is asked with: where its default names something real, something of the country. */
    private static Optional<String> example(QueryHeader.Parameter parameter, Map<String, String> examples) {
        if (parameter.isOptional()) {
            return Optional.empty();
        }
        // What holds for copies is asked of the cluster of a capability, and what holds for costs of one of a service
        // line.
        var name = parameter.fallback().contains("/cluster/capability-") ? "clusterOfCopies" : parameter.name();
        return Optional.ofNullable(examples.get(name));
    }

    private static Map<String, String> examples(Commons commons) {
        var examples = new LinkedHashMap<String, String>();
        examples.put("body", "https://w3id.org/digital-commons/id/body/synthetic-0005");
        examples.put("peerGroup", "synthetic-council");
        examples.put("component", "https://w3id.org/digital-commons/id/component/synthetic-common-accountancy");
        examples.put("publisher", "https://w3id.org/digital-commons/id/publisher/synthetic-0005");
        examples.put("service", "https://w3id.org/digital-commons/id/synthetic/0004/planted-service");
        examples.put("capability", "case-management");
        examples.put("peers", Term.ROOT + "/concept/capability/case-management");
        examples.put("type", "street-trading-licence");
        examples.put("function", "communications");
        examples.put("measure", "unit-cost-ratio");
        examples.put("clusterOfCopies", Term.ID + "cluster/capability-case-management/fictional");
        first(commons, "clusters", "cluster").ifPresent(cluster -> examples.put("cluster", cluster));
        first(commons, "members-of-cluster", "receipt").ifPresent(number -> examples.put("number", number));
        return examples;
    }

    private static Optional<String> first(Commons commons, String question, String column) {
        try {
            return commons.ask(question, Map.of()).rows().stream()
                    .map(row -> row.get(Var.alloc(column)))
                    .filter(node -> node != null && node.isURI())
                    .map(Node::getURI)
                    .findFirst();
        } catch (QueryCancelledException late) {
            return Optional.empty();
        }
    }
}
