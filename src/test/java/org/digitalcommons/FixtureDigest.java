package org.digitalcommons;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.digitalcommons.catalog.Lazy;

/** Names all that a store is made of: the rooms and the data, the program that reads and derives, and its libraries. */
final class FixtureDigest {

    /** The digest, as a name of a folder. */
    static final Lazy<String> VALUE = Lazy.of(FixtureDigest::value);

    private FixtureDigest() {}

    private static String value() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var room : List.of("ontology", "shapes", "queries", "data")) {
                add(sha, Path.of(room), file -> !file.startsWith(Path.of(room, "test")));
            }
            var program = Path.of(Commons.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var ours = program.resolve("org/digitalcommons");
            add(sha, ours, file -> !file.startsWith(ours.resolve("serve")) && !file.startsWith(ours.resolve("cli")));
            for (var library : System.getProperty("java.class.path").split(File.pathSeparator)) {
                var name = String.valueOf(Path.of(library).getFileName());
                if (name.startsWith("jena-") || name.startsWith("poi-")) {
                    sha.update(name.getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest sha, Path folder, Predicate<Path> wanted) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(Files::isRegularFile).filter(wanted).sorted().toList()) {
                sha.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                sha.update(Files.readAllBytes(file));
            }
        }
    }
}
