package org.digitalcommons.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.digitalcommons.catalog.Rooms;

/** The made-up pioneer group and the figures of the green paper, each file a publication that says who it is from. */
public final class Sample {

    private static final String OWN_WORDS = "https://creativecommons.org/publicdomain/zero/1.0/";

    private Sample() {}

    /** All of it, in order of name. */
    public static List<Delivery> deliveries(Rooms rooms) {
        return Stream.of("paper", "pioneer")
                .flatMap(folder -> rooms.files("data/sample/" + folder, ".ttl").stream())
                .map(Sample::delivery)
                .toList();
    }

    /** One file of linked data that says for itself who publishes it, and when. */
    public static Delivery delivery(Path file) {
        try {
            return new Delivery(
                    Delivery.UNNAMED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OWN_WORDS,
                    Optional.empty(),
                    List.of(new Delivery.File(
                            Optional.ofNullable(file.getFileName())
                                    .map(Path::toString)
                                    .orElse(""),
                            Files.readAllBytes(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
