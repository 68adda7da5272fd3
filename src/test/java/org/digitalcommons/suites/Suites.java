package org.digitalcommons.suites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.RDFParser;

/** Where the suites of standards bodies lie: beside the project, never in it. */
final class Suites {

    static final Path FOLDER =
            Path.of("..", "shared", "suites").toAbsolutePath().normalize();

    private Suites() {}

    static boolean areHere() {
        return Files.isDirectory(FOLDER);
    }

    /** The files below a folder whose names match, in order. */
    static List<Path> files(String folder, String name) {
        if (!areHere()) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(FOLDER.resolve(folder))) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of linked data; what it names by a relative address lies beside it. */
    static Model read(Path file) {
        var model = ModelFactory.createDefaultModel();
        RDFParser.source(file).base(file.toUri().toString()).parse(model);
        return model;
    }

    /** The file that an address names. */
    static Path file(String address) {
        return Path.of(java.net.URI.create(address));
    }

    static String text(String address) {
        try {
            return Files.readString(file(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
