package org.digitalcommons.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.name.NearestNames;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe source files, shared by every command that takes them. */
sealed class DeliveryOptions permits LocalFileOptions {

    @Option(
            names = "--period",
            paramLabel = "P",
            description = "What the figures are about: a day as 2011-09-30 or a financial year as 2017-18."
                    + " Otherwise read from the file.")
    private @Nullable String period;

    @Option(names = "--title", paramLabel = "TEXT", description = "The title of the publication.")
    private @Nullable String title;

    @Option(
            names = "--licence",
            paramLabel = "URL",
            defaultValue = DeliveryDetails.LICENCE,
            description = "The address of the licence. Otherwise the Open Government Licence 3.0.")
    private String licence = DeliveryDetails.LICENCE;

    @Option(names = "--issued", paramLabel = "DATE", description = "The day the source was published, as 2018-11-15.")
    private @Nullable String issued;

    @Option(
            names = "--about",
            paramLabel = "BODY",
            description = "The body that rows are about where they name none, by code as ecode-E2236 or by address.")
    private @Nullable String about;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "What words in the files mean: CSV with the columns says and means, such as"
                    + " Nstrg(T),service area or DFID,department-dfid.")
    private @Nullable Path map;

    /** What the publisher says of words in its files. */
    private Mapping mapping() throws Unreadable {
        var mapping = Mapping.NONE;
        if (map != null) {
            try (var text = Files.newBufferedReader(map)) {
                mapping = Mapping.read(map.toString(), text);
            } catch (IOException e) {
                throw unreadable(map);
            }
        }
        return about == null ? mapping : mapping.about(about);
    }

    private static CommonsException unreadable(Path file) {
        return new CommonsException(
                Code.FILE_UNREADABLE,
                "%s cannot be read. Check that the file is there and that you may read it.".formatted(file));
    }

    /** A delivery of files by a publisher. */
    Delivery delivery(String publisher, Optional<String> format, List<Path> files) throws Unreadable {
        var read = new ArrayList<Delivery.File>();
        for (var file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw unreadable(file);
            }
            var name = file.getFileName();
            read.add(new Delivery.File(name == null ? "" : name.toString(), FileContent.of(file)));
        }
        return new Delivery(publisher, details(format), List.copyOf(read));
    }

    /**
     * Requires that a source is known.
     *
     * @param known the names of all sources
     * @throws Question.Unanswerable if it is not; the message offers the nearest
     */
    static void requireSource(String source, List<String> known) {
        if (!known.contains(source)) {
            throw Question.Unanswerable.misspelt(
                    "There is no source %s.".formatted(source), NearestNames.of(source, known));
        }
    }

    /** What is said, with the source format. */
    DeliveryDetails details(Optional<String> format) throws Unreadable {
        return new DeliveryDetails(
                format,
                Optional.ofNullable(period),
                Optional.ofNullable(title),
                licence,
                Optional.ofNullable(issued),
                mapping(),
                Optional.empty(),
                false);
    }
}
