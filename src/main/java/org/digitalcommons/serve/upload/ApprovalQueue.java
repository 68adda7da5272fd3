package org.digitalcommons.serve.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;

/**
 * Deliveries of deputies that wait for a signatory of their publisher, as files in the store's folder, so that they
 * outlast a restart. A delivery is there whole or not at all.
 */
final class ApprovalQueue {

    private static final String DETAILS = "delivery.properties";
    private static final String FILES = "files";
    private static final String DRAFT = ".draft";

    /** Where an earlier version kept what words mean. */
    private static final String MAPPING = "mapping.csv";

    private final Path folder;

    ApprovalQueue(Path folder) {
        this.folder = folder;
    }

    /** Adds a delivery under a name. */
    void add(Delivery delivery, String name) {
        var place = place(delivery.publisher()).resolve(name);
        var draft = place(delivery.publisher()).resolve(name + DRAFT);
        var details = new Properties();
        details.putAll(delivery.details().toFields());
        try {
            Files.createDirectories(draft.resolve(FILES));
            for (var file : delivery.files()) {
                try (var in = file.content().raw()) {
                    Files.copy(in, draft.resolve(FILES).resolve(file.name()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            try (var out = Files.newBufferedWriter(draft.resolve(DETAILS))) {
                details.store(out, null);
            }
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What waits for a signatory of a publisher, the oldest first. */
    List<PendingDelivery> of(String publisher) {
        var place = place(publisher);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var each = Files.list(place)) {
            var found = new ArrayList<PendingDelivery>();
            for (var one :
                    each.filter(p -> !p.toString().endsWith(DRAFT)).sorted().toList()) {
                found.add(new PendingDelivery(String.valueOf(one.getFileName()), delivery(publisher, one)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them by its name. */
    Optional<PendingDelivery> named(String publisher, String name) {
        return of(publisher).stream().filter(o -> o.name().equals(name)).findFirst();
    }

    /** Removes those whose files are called as those of a delivery, because it was published. */
    void remove(Delivery published) {
        of(published.publisher()).stream()
                .filter(pending -> pending.isOf(published))
                .forEach(pending -> Folders.delete(place(published.publisher()).resolve(pending.name())));
    }

    private static Delivery delivery(String publisher, Path place) throws IOException {
        var files = new ArrayList<Delivery.File>();
        try (var each = Files.list(place.resolve(FILES))) {
            for (var file : each.sorted().toList()) {
                files.add(new Delivery.File(String.valueOf(file.getFileName()), FileContent.of(file)));
            }
        }
        try {
            return new Delivery(publisher, DeliveryDetails.of(details(place)), List.copyOf(files));
        } catch (Unreadable e) {
            throw new IllegalStateException("changed by hand: " + place, e);
        }
    }

    private static Map<String, String> details(Path place) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(place.resolve(DETAILS))) {
            properties.load(in);
        }
        var details = new HashMap<String, String>();
        properties.forEach((name, value) -> details.put(name.toString(), value.toString()));
        if (Files.exists(place.resolve(MAPPING))) {
            details.putIfAbsent("map", Files.readString(place.resolve(MAPPING)));
        }
        return details;
    }

    private Path place(String publisher) {
        return folder.resolve(Iris.safe(publisher));
    }
}
