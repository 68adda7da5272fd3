package org.digitalcommons.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitalcommons.Answer;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Delivery;

/** Probe. */
public final class Main {
    private Main() {}

    /** Runs. */
    public static void main(String[] args) throws Exception {
        long t = System.nanoTime();
        try (var commons = Commons.open(Path.of("var/store"), Rooms.in(Path.of(".")))) {
            if (args[0].equals("publish")) {
                var files = new ArrayList<Delivery.File>();
                for (int i = 2; i < args.length; i++) {
                    files.add(new Delivery.File(
                            Path.of(args[i]).getFileName().toString(), Files.readAllBytes(Path.of(args[i]))));
                }
                var outcome = commons.publish(new Delivery(
                        "test",
                        Optional.empty(),
                        Optional.of(args[1]).filter(p -> !p.isEmpty()),
                        Optional.empty(),
                        "http://x",
                        Optional.empty(),
                        files));
                System.out.println(outcome.getClass().getSimpleName() + " "
                        + outcome.candidate().rows());
            } else if (args[0].equals("derive")) {
                long[] last = {System.nanoTime()};
                commons.derive(step -> {
                    System.out.println(step + " " + (System.nanoTime() - last[0]) / 1000000 + " ms");
                    last[0] = System.nanoTime();
                });
            } else {
                var parameters = new TreeMap<String, String>();
                for (int i = 2; i < args.length; i += 2) {
                    parameters.put(args[i].substring(2), args[i + 1]);
                }
                long s = System.nanoTime();
                var answer = commons.ask(args[1], Map.copyOf(parameters));
                System.out.write(answer.as(Answer.Form.TSV));
                System.out.println(answer.rows().size() + " rows " + (System.nanoTime() - s) / 1000000 + " ms");
            }
        }
        System.out.println((System.nanoTime() - t) / 1000000 + " ms");
    }
}
