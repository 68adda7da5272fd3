package org.digitalcommons.derive.similarity;

import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** The best matches of one service while they are looked for: the worst of them goes when there are too many. */
final class Best {

    private final int most;
    private final PriorityQueue<Match> kept = new PriorityQueue<>(Match.ORDER.reversed());

    Best(int most) {
        this.most = most;
    }

    /** Whether a match as similar as that could be kept. */
    boolean hasRoomFor(int shared, int either) {
        var worst = kept.peek();
        return worst == null
                || kept.size() < most
                || Match.similarity(shared, either) >= Match.similarity(worst.shared(), worst.either());
    }

    /** Adds matches of one similarity that come in the order of their addresses; more than can be kept are not asked for. */
    void addFirst(Stream<Match> matches) {
        matches.limit(most).forEach(match -> {
            kept.add(match);
            if (kept.size() > most) {
                kept.poll();
            }
        });
    }

    List<Match> inOrder() {
        return kept.stream().sorted(Match.ORDER).toList();
    }
}
