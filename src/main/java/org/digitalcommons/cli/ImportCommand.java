package org.digitalcommons.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.digitalcommons.Commons;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: real files to RDF in our terms; no store is touched. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Turns published files into RDF in our terms. No store is touched. Alone, lists the sources it reads.")
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private Terminal terminal = new Terminal();

    @Parameters(
            arity = "0..*",
            paramLabel = "[SOURCE] FILE",
            description = "The kind of source, unless it is to be recognised from the content; then the files.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--publisher", defaultValue = Delivery.UNNAMED, description = "The code of the publisher.")
    private String publisher = Delivery.UNNAMED;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write here: TriG, or N-Quads when it ends in .nq. Otherwise TriG to standard output.")
    private @Nullable Path output;

    @Mixin
    private LocalFileOptions source = new LocalFileOptions();

    @Override
    public Integer call() throws Unreadable, IOException {
        try (var commons = Commons.inMemory(terminal.rooms())) {
            if (words.isEmpty()) {
                commons.files().formats().forEach(terminal.out()::println);
                terminal.out().flush();
                return Main.DONE;
            }
            var named = Optional.of(words.getFirst()).filter(commons.files().formats()::contains);
            if (named.isEmpty() && words.size() > 1 && !Files.exists(Path.of(words.getFirst()))) {
                // The first of several words is a source or a file; this is neither.
                DeliveryOptions.requireSource(words.getFirst(), commons.files().formats());
            }
            var files = words.subList(named.isPresent() ? 1 : 0, words.size()).stream()
                    .map(Path::of)
                    .toList();
            var candidate = AskForColumns.onTerminal(terminal.err())
                    .with(source.delivery(publisher, named, files), commons.files()::read);
            write(candidate);
            candidate.columns().forEach(terminal.err()::println);
            terminal.err().println(candidate.rows());
            return Main.DONE;
        }
    }

    private void write(Candidate candidate) throws IOException {
        var dataset = DatasetGraphFactory.create();
        for (var graph : candidate.graphs().entrySet()) {
            Graph content = graph.getValue();
            dataset.addGraph(graph.getKey(), content);
        }
        dataset.prefixes().putAll(org.apache.jena.riot.system.PrefixMapFactory.create(Prefixes.all()));
        if (output == null) {
            RDFDataMgr.write(System.out, dataset, Lang.TRIG);
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output))) {
            RDFDataMgr.write(out, dataset, output.toString().endsWith(".nq") ? Lang.NQUADS : Lang.TRIG);
        }
    }
}
