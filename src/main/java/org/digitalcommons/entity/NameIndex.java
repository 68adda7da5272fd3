package org.digitalcommons.entity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * The names of entities of one type, compared word by word. A word weighs by how few names hold it, so that the data itself
 * says how little "council" and "the" tell; a word that no name holds may be a slip for one that is alike by Jaro and
 * Winkler. The measure is that of Cohen, Ravikumar and Fienberg (soft TF-IDF), as a ratio of shared to all weight.
 * Immutable.
 */
public final class NameIndex {

    /** A slip changes a letter or two of a word; below this, other words begin. */
    private static final double ALIKE = 0.92;

    private static final int SHORTEST_SLIP = 4;
    private static final int COMMON = 400;

    private final List<Entity> entities;
    private final List<List<List<String>>> wordsOfNames = new ArrayList<>();
    private final TreeMap<String, List<Integer>> holders = new TreeMap<>();

    NameIndex(List<Entity> entities) {
        this.entities = List.copyOf(entities);
        for (int i = 0; i < entities.size(); i++) {
            var each = entities.get(i).names().stream()
                    .map(NameIndex::words)
                    .distinct()
                    .toList();
            wordsOfNames.add(each);
            var all = new HashSet<String>();
            each.forEach(all::addAll);
            for (var word : all) {
                holders.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
            }
        }
    }

    /** The words of a name, without case, accents and punctuation. */
    public static List<String> words(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("&", " and ")
                .replaceAll("['\u2019]", "");
        return List.of(plain.strip().split("[^\\p{L}\\p{N}]+")).stream()
                .filter(w -> !w.isEmpty())
                .toList();
    }

    /** How alike the entities are to a name, from 0 to 100; those that share no telling word are left out. */
    Map<Entity, Double> alike(String name) {
        var given = words(name);
        var meant = meant(given);
        var near = new HashSet<Integer>();
        var rarest = List.<Integer>of();
        for (var word :
                meant.values().stream().flatMap(m -> m.keySet().stream()).toList()) {
            var held = holders.getOrDefault(word, List.of());
            if (held.size() <= COMMON) {
                near.addAll(held);
            }
            if (rarest.isEmpty() || held.size() < rarest.size()) {
                rarest = held;
            }
        }
        var found = new LinkedHashMap<Entity, Double>();
        for (int i : near.isEmpty() ? rarest : near.stream().sorted().toList()) {
            double best = wordsOfNames.get(i).stream()
                    .mapToDouble(n -> alike(given, meant, n))
                    .max()
                    .orElse(0);
            found.put(entities.get(i), best);
        }
        return found;
    }

    /** How alike a name is to the names of one entity. */
    double alike(String name, Entity entity) {
        var given = words(name);
        var meant = meant(given);
        return entity.names().stream()
                .mapToDouble(n -> alike(given, meant, words(n)))
                .max()
                .orElse(0);
    }

    /** For each word the words of ours that it can be, and how surely. */
    private Map<String, Map<String, Double>> meant(List<String> given) {
        var meant = new LinkedHashMap<String, Map<String, Double>>();
        for (var word : given) {
            meant.computeIfAbsent(word, this::slips);
        }
        return meant;
    }

    private Map<String, Double> slips(String word) {
        if (holders.containsKey(word)) {
            return Map.of(word, 1.0);
        }
        if (word.length() < SHORTEST_SLIP) {
            return Map.of();
        }
        var measure = new JaroWinklerSimilarity();
        var alike = new TreeMap<String, Double>();
        for (var ours : holders.keySet()) {
            if (ours.length() >= SHORTEST_SLIP && Math.abs(ours.length() - word.length()) <= 3) {
                double similarity = measure.apply(word, ours);
                if (similarity >= ALIKE) {
                    alike.put(ours, similarity);
                }
            }
        }
        return alike;
    }

    private double alike(List<String> given, Map<String, Map<String, Double>> meant, List<String> name) {
        var left = new ArrayList<>(name);
        double shared = 0;
        double all = 0;
        for (var word : given) {
            var choices = meant.getOrDefault(word, Map.of());
            var best = "";
            double similarity = 0;
            for (var ours : Set.copyOf(left).stream().sorted().toList()) {
                double each = choices.getOrDefault(ours, 0.0);
                if (each > similarity) {
                    similarity = each;
                    best = ours;
                }
            }
            if (similarity > 0) {
                left.remove(best);
                shared += 2 * similarity * weight(best);
                all += 2 * weight(best);
            } else {
                all += weight(word);
            }
        }
        for (var word : left) {
            all += weight(word);
        }
        return all == 0 ? 0 : 100 * shared / all;
    }

    private double weight(String word) {
        double rarity = Math.log(1.0
                + (double) entities.size()
                        / Math.max(1, holders.getOrDefault(word, List.of()).size()));
        return rarity * rarity;
    }

    /** Entities whose name begins with a text, or holds a word that does. */
    List<Entity> beginning(String prefix, int most) {
        var wanted = String.join(" ", words(prefix));
        var ranks = new HashMap<Entity, Integer>();
        for (int i = 0; i < entities.size(); i++) {
            for (var name : wordsOfNames.get(i)) {
                var text = String.join(" ", name);
                int rank = text.startsWith(wanted) ? 0 : text.contains(" " + wanted) ? 1 : 2;
                if (rank < 2) {
                    ranks.merge(entities.get(i), rank, Math::min);
                }
            }
        }
        return ranks.entrySet().stream()
                .sorted(Map.Entry.<Entity, Integer>comparingByValue()
                        .thenComparing(e -> e.getKey().name())
                        .thenComparing(e -> e.getKey().id()))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }
}
