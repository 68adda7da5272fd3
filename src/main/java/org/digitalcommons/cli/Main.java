package org.digitalcommons.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Importer;

/** Probe. */
public final class Main {
    private Main() {}

    /** Runs. */
    public static void main(String[] args) throws Exception {
        long t = System.nanoTime();
        var importer = new Importer(Rooms.in(Path.of(".")));
        var files = new ArrayList<Delivery.File>();
        for (int i = 1; i < args.length; i++) {
            files.add(
                    new Delivery.File(Path.of(args[i]).getFileName().toString(), Files.readAllBytes(Path.of(args[i]))));
        }
        var c = importer.candidate(new Delivery(
                "test",
                Optional.empty(),
                Optional.of(args[0]).filter(p -> !p.isEmpty()),
                Optional.empty(),
                "http://x",
                Optional.empty(),
                files));
        System.out.println(c.rows() + " graphs " + c.graphs().size() + " triples "
                + c.graphs().values().stream().mapToInt(g -> g.size()).sum() + " ms "
                + (System.nanoTime() - t) / 1000000);
        var d = c.description();
        var counts = new java.util.TreeMap<String, Integer>();
        d.find(null, org.digitalcommons.vocab.Term.reason, null)
                .forEachRemaining(x -> counts.merge(x.getObject().getLocalName(), 1, Integer::sum));
        System.out.println(counts);

        var some = c.graphs().values().stream().skip(1).findFirst().get();
        org.apache.jena.riot.RDFDataMgr.write(System.out, some, org.apache.jena.riot.Lang.TURTLE);
    }
}
