package org.digitalcommons.derive.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/**
 * The services of one type, joined by their needs. Services with identical needs are one signature, and those of a
 * signature that the same clusters hold are one kin: what holds for a signature or kin is found out once.
 *
 * <p>The join lists no pairs: each service keeps its few best while those it can be similar to go by. Which these are is
 * bounded twice. Sizes must not differ by more than the threshold allows; and two sets as similar as the threshold share
 * one of the first capabilities of each, rarest first, when all but as many as they must share are left out. The second
 * bound is used where it leaves fewer than the first.
 */
final class Block {

    private final Threshold threshold;
    private final List<Signature> signatures;
    private final int words;
    private final long[] bits;
    private final Map<Integer, int[]> index;

    private record Kin(Set<Node> clusters, List<NeedSet> services) {}

    /** Needs as numbers, the rarest first. */
    private record Signature(int[] needs, List<Kin> kin) {}

    Block(List<NeedSet> services, Threshold threshold) {
        this.threshold = threshold;
        this.signatures = signatures(services);
        int capabilities = signatures.stream()
                .flatMapToInt(s -> Arrays.stream(s.needs()))
                .max()
                .orElse(0);
        this.words = capabilities / Long.SIZE + 1;
        this.bits = bits();
        this.index = index();
    }

    /** The best matches of every service: no more than so many, the most similar first. */
    void best(int most, BiConsumer<NeedSet, List<SimilarService>> each) {
        var seen = new int[signatures.size()];
        Arrays.fill(seen, -1);
        for (int number = 0; number < signatures.size(); number++) {
            var candidates = candidates(number, seen);
            for (var kin : signatures.get(number).kin()) {
                for (var service : kin.services()) {
                    var best = new Best(most);
                    for (int candidate : candidates) {
                        compare(number, candidate, kin, service, best);
                    }
                    each.accept(service, best.inOrder());
                }
            }
        }
    }

    private void compare(int number, int candidate, Kin kin, NeedSet service, Best best) {
        int shared = shared(number, candidate);
        var other = signatures.get(candidate);
        int either = signatures.get(number).needs().length + other.needs().length - shared;
        if (!threshold.admits(shared, either) || !best.hasRoomFor(shared, either)) {
            return;
        }
        for (var kind : other.kin()) {
            if (kind.clusters().stream().noneMatch(kin.clusters()::contains)) {
                best.addFirst(kind.services().stream()
                        .filter(one -> one != service && !service.isApartFrom(one))
                        .map(one -> new SimilarService(one, shared, either)));
            }
        }
    }

    private int shared(int one, int other) {
        int shared = 0;
        for (int word = 0; word < words; word++) {
            shared += Long.bitCount(bits[one * words + word] & bits[other * words + word]);
        }
        return shared;
    }

    /** The signatures that one can be as similar to as the threshold asks, itself among them. */
    private int[] candidates(int number, int[] seen) {
        int size = signatures.get(number).needs().length;
        int from = first(threshold.least(size));
        int until = first(threshold.most(size) + 1);
        var prefix = Arrays.copyOf(signatures.get(number).needs(), threshold.prefix(size));
        long listed = Arrays.stream(prefix)
                .mapToLong(n -> index.getOrDefault(n, new int[0]).length)
                .sum();
        if (listed * 4 > until - from) {
            var all = new int[until - from];
            Arrays.setAll(all, i -> from + i);
            return all;
        }
        return Arrays.stream(prefix)
                .flatMap(n -> Arrays.stream(index.getOrDefault(n, new int[0])))
                .filter(candidate -> candidate >= from && candidate < until && seen[candidate] != number)
                .peek(candidate -> seen[candidate] = number)
                .toArray();
    }

    /** The first signature of at least some size. */
    private int first(int size) {
        int low = 0;
        int high = signatures.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (signatures.get(middle).needs().length < size) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long[] bits() {
        var all = new long[signatures.size() * words];
        for (int number = 0; number < signatures.size(); number++) {
            for (int need : signatures.get(number).needs()) {
                all[number * words + need / Long.SIZE] |= 1L << need % Long.SIZE;
            }
        }
        return all;
    }

    private Map<Integer, int[]> index() {
        var lists = new HashMap<Integer, List<Integer>>();
        for (int number = 0; number < signatures.size(); number++) {
            var needs = signatures.get(number).needs();
            for (int i = 0; i < threshold.prefix(needs.length); i++) {
                lists.computeIfAbsent(needs[i], n -> new ArrayList<>()).add(number);
            }
        }
        return lists.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> e.getValue().stream().mapToInt(Integer::intValue).toArray()));
    }

    /** Capabilities are numbered from the rarest on, so that the first of a set tell most. */
    private static List<Signature> signatures(List<NeedSet> services) {
        var counts = new HashMap<Node, Integer>();
        services.forEach(s -> s.needs().forEach(n -> counts.merge(n, 1, Integer::sum)));
        var numbers = new HashMap<Node, Integer>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Node, Integer>comparingByValue()
                        .thenComparing(e -> e.getKey().toString()))
                .forEach(e -> numbers.put(e.getKey(), numbers.size()));
        var bySignature = new HashMap<List<Integer>, Map<Set<Node>, List<NeedSet>>>();
        for (var service : services) {
            var signature = service.needs().stream()
                    .map(n -> numbers.getOrDefault(n, -1))
                    .sorted()
                    .toList();
            bySignature
                    .computeIfAbsent(signature, s -> new HashMap<>())
                    .computeIfAbsent(service.clusters(), c -> new ArrayList<>())
                    .add(service);
        }
        return bySignature.entrySet().stream()
                .map(e -> new Signature(
                        e.getKey().stream().mapToInt(Integer::intValue).toArray(),
                        e.getValue().entrySet().stream()
                                .map(k -> new Kin(
                                        k.getKey(),
                                        k.getValue().stream()
                                                .sorted(Comparator.comparing(
                                                        s -> s.service().toString()))
                                                .toList()))
                                .toList()))
                .sorted(Comparator.comparingInt(s -> s.needs().length))
                .toList();
    }
}
