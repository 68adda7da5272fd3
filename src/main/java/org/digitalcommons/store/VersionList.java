package org.digitalcommons.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.name.PublicationName;

/** Versions of publications as CSV (RFC 4180), in whole addresses and checksums; what is not known is empty. */
public final class VersionList {

    /** The columns, in order. */
    public static final List<String> COLUMNS =
            List.of("publication", "version", "from", "until", "checksum", "statements");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(COLUMNS.toArray(String[]::new))
            .get();

    private VersionList() {}

    /** The versions of one publisher. */
    public static List<Version> of(List<Version> versions, String publisher) {
        return versions.stream()
                .filter(v -> PublicationName.of(v.publication()).publisher().equals(publisher))
                .toList();
    }

    /** The codes of the publishers of some versions, in order. */
    public static Set<String> publishers(List<Version> versions) {
        return versions.stream()
                .map(v -> PublicationName.of(v.publication()).publisher())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A line for each version, under one of headings. */
    public static String csv(List<Version> versions) {
        var text = new StringBuilder();
        try (var printer = FORMAT.print(text)) {
            for (var version : versions) {
                printer.printRecord(
                        version.publication().getURI(),
                        version.number(),
                        version.from().map(Instant::toString).orElse(""),
                        version.until().map(Instant::toString).orElse(""),
                        version.checksum(),
                        version.statements().isPresent() ? version.statements().getAsLong() : "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * The versions that {@link #csv} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static List<Version> read(String csv) {
        var format = FORMAT.builder().setSkipHeaderRecord(true).get();
        try (var parser = CSVParser.parse(csv, format)) {
            return parser.stream()
                    .map(line -> new Version(
                            NodeFactory.createURI(line.get(0)),
                            Long.parseLong(line.get(1)),
                            instant(line.get(2)),
                            instant(line.get(3)),
                            line.get(4),
                            line.get(5).isEmpty()
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(Long.parseLong(line.get(5)))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Instant> instant(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
