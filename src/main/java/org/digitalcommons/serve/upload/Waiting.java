package org.digitalcommons.serve.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;

/**
 * Deliveries of deputies that wait for a signatory of their publisher, as files in the store's folder, so
 * that they outlast a restart. A delivery is there whole or not at all.
 */
final class Waiting {

    private static final String SAID = "delivery.properties";
    private static final String MAPPING = "mapping.csv";
    private static final String FILES = "files";

    private final Path folder;

    Waiting(Path folder) {
        this.folder = folder;
    }

    /**
     * One that waits.
     *
     * @param name its name among those of its publisher
     * @param delivery what would be published
     */
    record One(String name, Delivery delivery) {}

    /** Lets a delivery wait; the name it waits under. */
    String add(Delivery delivery, String name) {
        var place = place(delivery.publisher()).resolve(name);
        var draft = place(delivery.publisher()).resolve(name + ".draft");
        var said = new Properties();
        delivery.format().ifPresent(f -> said.setProperty("format", f));
        delivery.period().ifPresent(p -> said.setProperty("period", p));
        delivery.title().ifPresent(t -> said.setProperty("title", t));
        delivery.issued().ifPresent(i -> said.setProperty("issued", i));
        delivery.mapping().about().ifPresent(a -> said.setProperty("about", a));
        said.setProperty("licence", delivery.licence());
        try {
            Files.createDirectories(draft.resolve(FILES));
            for (var file : delivery.files()) {
                try (var in = file.content().raw()) {
                    Files.copy(in, draft.resolve(FILES).resolve(file.name()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.writeString(draft.resolve(MAPPING), delivery.mapping().csv());
            try (var out = Files.newBufferedWriter(draft.resolve(SAID))) {
                said.store(out, null);
            }
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return name;
    }

    /** What waits for a signatory of a publisher, the oldest first. */
    List<One> of(String publisher) {
        var place = place(publisher);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var each = Files.list(place)) {
            var found = new ArrayList<One>();
            for (var one :
                    each.filter(p -> !p.toString().endsWith(".draft")).sorted().toList()) {
                found.add(new One(String.valueOf(one.getFileName()), delivery(publisher, one)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them by its name. */
    Optional<One> named(String publisher, String name) {
        return of(publisher).stream().filter(o -> o.name().equals(name)).findFirst();
    }

    /** Takes one away. */
    void remove(String publisher, One one) {
        try (var files = Files.walk(place(publisher).resolve(one.name()))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Delivery delivery(String publisher, Path place) throws IOException {
        var said = new Properties();
        try (var in = Files.newBufferedReader(place.resolve(SAID))) {
            said.load(in);
        }
        var files = new ArrayList<Delivery.File>();
        try (var each = Files.list(place.resolve(FILES))) {
            for (var file : each.sorted().toList()) {
                files.add(new Delivery.File(String.valueOf(file.getFileName()), FileContent.of(file)));
            }
        }
        Mapping mapping;
        try (var text = Files.newBufferedReader(place.resolve(MAPPING))) {
            mapping = Mapping.read(MAPPING, text);
        } catch (Unreadable e) {
            throw new IllegalStateException("A waiting delivery was changed by hand", e);
        }
        var about = Optional.ofNullable(said.getProperty("about"));
        return new Delivery(
                publisher,
                Optional.ofNullable(said.getProperty("format")),
                Optional.ofNullable(said.getProperty("period")),
                Optional.ofNullable(said.getProperty("title")),
                said.getProperty("licence", ""),
                Optional.ofNullable(said.getProperty("issued")),
                about.map(mapping::about).orElse(mapping),
                List.copyOf(files));
    }

    private Path place(String publisher) {
        return folder.resolve(Iris.safe(publisher));
    }
}
