package org.digitalcommons.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What is measured, and how often.
 *
 * @param parts all when empty
 * @param home the folder of the rooms and of the program
 * @param folder where to work
 * @param runs the median of so many
 * @param changes how often one body is changed
 * @param limit in milliseconds, after which a question is broken off
 * @param seed of the country
 */
record Plan(List<Part> parts, Path home, Path folder, int runs, int changes, long limit, long seed) {

    /** The body that is published, changed and withdrawn; of middling size, and the same at every size of country. */
    static final int ONE = 5;

    Plan {
        parts = List.copyOf(parts);
    }

    /** Whether a part is to be measured. */
    boolean measures(Part part) {
        return parts.isEmpty() || parts.contains(part);
    }

    /** Whether anything of this program is, and not other engines alone. */
    boolean measuresOurs() {
        return !parts.equals(List.of(Part.peers));
    }
}
