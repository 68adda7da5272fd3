package org.digitalcommons.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.digitalcommons.catalog.Rooms;

/** An engine that is a package of Node, run by a script of {@code src/bench/node}. */
record NodeEngine(String name, String module, String script, Path modules) implements PeerEngine {

    @Override
    public Optional<String> missing() {
        return Files.isDirectory(modules.resolve("node_modules").resolve(module))
                ? Optional.empty()
                : Optional.of("not installed: npm install --prefix %s %s".formatted(modules, module));
    }

    @Override
    public Map<String, Result> run(Country country, Rooms rooms, int runs) throws Exception {
        var command = new ArrayList<String>();
        command.add("node");
        command.add("--max-old-space-size=8192");
        command.add(Path.of("src", "bench", "node", script).toString());
        if (module.equals("oxigraph")) {
            command.add(country.file().toString());
            command.add(ontology(country, rooms).toString());
        } else {
            command.add(country.folder("facts").toString());
        }
        command.add(QUERIES.toString());
        command.add(Integer.toString(runs));
        var errors = country.folder(module.replace('/', '-') + ".log");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment()
                .put(
                        "NODE_PATH",
                        modules.resolve("node_modules").toAbsolutePath().toString());
        var process = builder.start();
        var results = new LinkedHashMap<String, Result>();
        for (var line : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            var cells = line.split("\t", -1);
            results.put(
                    cells[0],
                    new Result(Double.parseDouble(cells[1]), Long.parseLong(cells[2]), Double.parseDouble(cells[3])));
        }
        process.waitFor(10, TimeUnit.SECONDS);
        if (!results.containsKey("memory")) {
            throw new IOException(name + " broke off; see " + errors);
        }
        return results;
    }

    private static Path ontology(Country country, Rooms rooms) throws IOException {
        var file = country.folder("ontology.nt");
        try (var out = Files.newOutputStream(file)) {
            RDFDataMgr.write(out, rooms.graph("ontology"), Lang.NTRIPLES);
        }
        return file;
    }
}
