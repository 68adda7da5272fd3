package org.digitalcommons.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.store.DiskFolders;

/**
 * Deliveries that wait for the approval of their publisher, as files in the store's folder, so that they outlast a restart:
 * those of deputies, and those that were fetched or put by a program and are much less, or much more, than what they would
 * take the place of. A delivery is there whole or not at all. Safe for any thread; needs no lock of the store.
 */
public final class ApprovalQueue {

    private static final String DETAILS = "delivery.properties";
    private static final String FILES = "files";
    private static final String DRAFT = ".draft";

    /** Where an earlier version kept what words mean. */
    private static final String MAPPING = "mapping.csv";

    private final Path folder;

    private ApprovalQueue(Path folder) {
        this.folder = folder;
    }

    /** What waits at a store, by its folder. */
    public static ApprovalQueue in(Path store) {
        return new ApprovalQueue(store.resolve("waiting"));
    }

    /** Adds a delivery, named after the time; one of the same files that waits already is replaced by it. */
    public void add(Delivery delivery) {
        remove(delivery);
        add(delivery, Instant.now().toString().replaceAll("[^0-9TZ]", ""));
    }

    private void add(Delivery delivery, String name) {
        var place = place(delivery.publisher()).resolve(name);
        var draft = place(delivery.publisher()).resolve(name + DRAFT);
        var details = new Properties();
        details.putAll(delivery.details().toFields());
        try {
            Files.createDirectories(draft.resolve(FILES));
            for (var file : delivery.files()) {
                var copy = draft.resolve(FILES).resolve(file.name());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                try (var in = file.content().raw()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
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

    /** What waits for the approval of a publisher, the oldest first. */
    public List<PendingDelivery> of(String publisher) {
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
    public Optional<PendingDelivery> named(String publisher, String name) {
        return of(publisher).stream().filter(o -> o.name().equals(name)).findFirst();
    }

    /** Removes those whose files are called as those of a delivery, because it was published. */
    public void remove(Delivery published) {
        of(published.publisher()).stream()
                .filter(pending -> pending.isOf(published))
                .forEach(pending ->
                        DiskFolders.deleteUnchecked(place(published.publisher()).resolve(pending.name())));
    }

    private static Delivery delivery(String publisher, Path place) throws IOException {
        var files = new ArrayList<Delivery.File>();
        try (var each = Files.walk(place.resolve(FILES))) {
            for (var file : each.filter(Files::isRegularFile).sorted().toList()) {
                var name = place.resolve(FILES).relativize(file).toString().replace('\\', '/');
                files.add(new Delivery.File(name, FileContent.of(file)));
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
