package org.digitalcommons.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.system.StreamRDFLib;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.store.Store;
import org.digitalcommons.validate.Verdict;

/** Loads, derives, validates, publishes and withdraws, and measures each. */
final class StageRuns {

    private final Plan plan;
    private final Tables tables;
    private final Rooms rooms;

    StageRuns(Plan plan, Tables tables, Rooms rooms) {
        this.plan = plan;
        this.tables = tables;
        this.rooms = rooms;
    }

    /** Measures what is asked for; {@code ours} is told what other engines are set beside. */
    void measure(Country country, Map<String, Double> ours) throws Exception {
        int size = country.bodies();
        var store = country.folder("store");
        try (var filled = Store.open(store)) {
            load(filled, country);
        }
        try (var commons = Commons.open(store, rooms)) {
            if (plan.measures(Part.derive)
                    || plan.measures(Part.publish)
                    || plan.measures(Part.questions)
                    || plan.measures(Part.peers)
                    || plan.measures(Part.start)) {
                tables.say("deriving everything");
                Timing.forgetPeak();
                double all = Timing.once(() -> DeriveRuns.all(commons));
                tables.stages().put("full derive", size, all);
                ours.put("derive", all);
                ours.put(PeerRuns.DERIVED_STATEMENTS, (double)
                        commons.contents().amount().derived());
                tables.memory().put("full derive", size, Timing.peak());
            }
            if (plan.measures(Part.validate)) {
                tables.say("validating one publication");
                var one = country.body(Plan.ONE);
                tables.stages()
                        .put(
                                "validate one publication",
                                size,
                                Timing.median(
                                        4 * plan.runs(), () -> commons.files().judge(one)));
            }
            if (plan.measures(Part.publish)) {
                publish(commons, country);
            }
            if (plan.measures(Part.questions) || plan.measures(Part.peers)) {
                ARQ.getContext().set(ARQ.queryTimeout, Long.toString(plan.limit()));
                new QuestionRuns(plan, tables, commons).measure(size, ours);
                ARQ.getContext().unset(ARQ.queryTimeout);
            }
        }
        if (plan.measures(Part.start)) {
            new ServerStarts(plan, tables).measure(store, size);
        }
    }

    private void load(Store store, Country country) throws Exception {
        int size = country.bodies();
        tables.say("loading");
        double parse = Timing.once(() -> country.parse(StreamRDFLib.sinkNull()));
        Timing.forgetPeak();
        double load = Timing.once(() -> country.publications(
                graphs -> store.publish(graphs.keySet().iterator().next(), new LinkedHashMap<>(graphs))));
        tables.stages().put("parse the dump (RIOT, to nowhere)", size, parse);
        tables.stages().put("load the dump, publication by publication", size, load);
        tables.stages().put("load / parse (ratio)", size, load / parse);
        tables.memory().put("load", size, Timing.peak());
    }

    /** One body says everything anew, as it was, and takes it back: each time stored and derived. */
    private void publish(Commons commons, Country country) throws Exception {
        int size = country.bodies();
        var times = new LinkedHashMap<String, List<Double>>();
        var before = country.body(Plan.ONE);
        var after = country.bodyAfterChange(Plan.ONE);
        for (int i = 0; i < plan.changes(); i++) {
            tables.say("publishing one body");
            for (var candidate : List.of(after, before)) {
                var stored = new TimeWhenStored();
                double all = Timing.once(() -> published(commons, candidate, stored));
                note(times, "publish one body: validate and store", stored.millis());
                note(times, "publish one body: derive", all - stored.millis());
                note(times, "publish one body: all", all);
            }
            note(times, "withdraw one body: all", Timing.once(() -> withdrawn(commons, before.publication())));
            published(commons, before, ProgressListener.NONE);
        }
        times.forEach((what, all) -> tables.stages().put(what, size, Timing.median(all)));
    }

    private static void note(Map<String, List<Double>> times, String what, double millis) {
        times.computeIfAbsent(what, w -> new ArrayList<>()).add(millis);
    }

    /** How long after it was made something was stored, which is before what follows from it is derived. */
    private static final class TimeWhenStored implements ProgressListener {

        private final long begun = System.nanoTime();
        private long stored = begun;

        @Override
        public void stored(Outcome.Acceptance acceptance) {
            stored = System.nanoTime();
        }

        @Override
        public void step(String step) {}

        double millis() {
            return (stored - begun) / 1e6;
        }
    }

    private static void published(Commons commons, Candidate candidate, ProgressListener progress) {
        var outcome = commons.upkeep().publish(candidate, progress);
        if (!(outcome.verdict() instanceof Verdict.Pass)) {
            throw new IllegalStateException(
                    "Refused: " + outcome.verdict().findings().getFirst());
        }
    }

    private static void withdrawn(Commons commons, Node publication) {
        if (!commons.withdraw(publication, () -> {}, AuditEntry.none())) {
            throw new IllegalStateException(publication + " was not there");
        }
    }
}
