package org.digitalcommons.name;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** The names that are spelt most like a misspelt one, to be offered in its place. */
public final class NearestNames {

    /** As many as one reads at a glance. */
    public static final int OFFERED = 3;

    private NearestNames() {}

    /** At most {@link #OFFERED} of some names, the nearest first; of names equally near the first in the alphabet. */
    public static List<String> of(String misspelt, Collection<String> names) {
        return of(misspelt, names.stream().collect(Collectors.toMap(Function.identity(), n -> n, (a, b) -> a)));
    }

    /**
     * At most {@link #OFFERED} codes whose code or name is nearest.
     *
     * @param names the name of each code
     */
    public static List<String> of(String misspelt, Map<String, String> names) {
        var wanted = plain(misspelt);
        return names.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, String>>comparingDouble(
                                n -> -Math.max(alike(wanted, n.getKey()), alike(wanted, n.getValue())))
                        .thenComparing(Map.Entry::getKey))
                .limit(OFFERED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The sentence that offers names; empty if there are none. */
    public static String question(List<String> names) {
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> "Did you mean %s?".formatted(names.getFirst());
            default ->
                "Did you mean %s or %s?"
                        .formatted(String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
        };
    }

    private static double alike(String wanted, String name) {
        var plain = plain(name);
        var spelling = new JaroWinklerSimilarity().apply(wanted, plain);
        // A word that stands in a name says more than letters that happen to be the same.
        return wanted.length() > 2 && plain.contains(wanted) ? Math.max(spelling, 0.9) : spelling;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
