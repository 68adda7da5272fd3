package org.digitalcommons.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.NodeFactoryExtra;

/**
 * A CONSTRUCT query that is planned once: optimised and made into steps, which are then run over one graph after the
 * other. What it makes is what Jena makes of it; a query that holds something no step is for is handed to Jena as it is. Immutable, so one instance serves every thread.
 */
public final class PreparedQuery {

    /** The steps of a query. */
    private record Plan(Layout layout, PlanStep steps, int sink, List<Template> made) {}

    private final Query query;
    private final Optional<Plan> plan;

    private PreparedQuery(Query query, Optional<Plan> plan) {
        this.query = query;
        this.plan = plan;
    }

    /** Plans a query. */
    public static PreparedQuery of(Query query) {
        try {
            return new PreparedQuery(query, Optional.of(plan(query)));
        } catch (NoPlanException noStep) {
            return new PreparedQuery(query, Optional.empty());
        }
    }

    /** Leaves a query to Jena's own engine. */
    public static PreparedQuery byJena(Query query) {
        return new PreparedQuery(query, Optional.empty());
    }

    private static Plan plan(Query query) {
        Op op = Algebra.optimize(Algebra.compile(query));
        var compiler = new PlanCompiler();
        int sink = compiler.layout().newSink();
        var steps = compiler.steps(op, Set.of(), new Steps.SinkStep(sink));
        var made = Template.of(compiler.layout(), query.getConstructTemplate().getTriples());
        return new Plan(compiler.layout(), steps, sink, made);
    }

    /** Whether it runs in steps of its own, and not by Jena's engine. */
    public boolean isPlanned() {
        return plan.isPresent();
    }

    /** What it makes of a graph. */
    public Graph construct(Graph data) {
        var result = new SubjectGraph();
        if (plan.isPresent()) {
            run(plan.get(), data, result::performAdd);
        } else {
            try (var execution = QueryExec.dataset(DatasetGraphFactory.wrap(data))
                    .query(query)
                    .build()) {
                execution.construct(result);
            }
        }
        return result;
    }

    private static void run(Plan plan, Graph data, Consumer<Triple> made) {
        var context = ARQ.getContext().copy();
        context.set(ARQConstants.sysCurrentTime, NodeFactoryExtra.nowAsDateTime());
        var engine = ExecutionContext.createForGraph(data, context);
        var at = new Evaluation(plan.layout(), StatementSource.of(data), engine);
        var writers =
                plan.made().stream().map(template -> template.new Writer(made)).toList();
        at.collect(plan.steps(), plan.sink(), found -> writers.forEach(writer -> writer.write(found)));
    }
}
