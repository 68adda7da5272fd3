package org.digitalcommons.intake;

import java.util.List;
import org.digitalcommons.publish.Delivery;

/**
 * A delivery that waits for the approval of its publisher.
 *
 * @param name its name among those of its publisher
 * @param delivery what would be published
 */
public record PendingDelivery(String name, Delivery delivery) {

    /** The names of its files. */
    public List<String> files() {
        return names(delivery);
    }

    /** Whether a delivery has files of the same names. */
    boolean isOf(Delivery other) {
        return files().equals(names(other));
    }

    private static List<String> names(Delivery delivery) {
        return delivery.files().stream().map(Delivery.File::name).toList();
    }
}
