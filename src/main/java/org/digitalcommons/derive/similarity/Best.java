package org.digitalcommons.derive.similarity;

import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** The best matches of one service so far; the worst is dropped when there are too many. */
final class Best {

    private final int most;
    private final PriorityQueue<SimilarService> kept = new PriorityQueue<>(SimilarService.ORDER.reversed());

    Best(int most) {
        this.most = most;
    }

    /** Whether a match as similar as that could be kept. */
    boolean hasRoomFor(int shared, int either) {
        var worst = kept.peek();
        return worst == null
                || kept.size() < most
                || SimilarService.similarity(shared, either)
                        >= SimilarService.similarity(worst.shared(), worst.either());
    }

    /** Adds matches of one similarity that come in the order of their addresses; more than can be kept are not asked for. */
    void addFirst(Stream<SimilarService> matches) {
        matches.limit(most).forEach(match -> {
            kept.add(match);
            if (kept.size() > most) {
                kept.poll();
            }
        });
    }

    List<SimilarService> inOrder() {
        return kept.stream().sorted(SimilarService.ORDER).toList();
    }
}
