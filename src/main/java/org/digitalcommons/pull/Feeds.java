package org.digitalcommons.pull;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.digitalcommons.rights.PrivateFolder;

/** The addresses that are registered, in {@code feeds.tsv}. Read at each use, so that a running server follows at once. */
public final class Feeds {

    private static final List<String> HEADING = List.of(
            "id", "publisher", "token", "address", "source", "every", "title", "period", "licence", "about", "added");

    private final Lines lines;

    Feeds(PrivateFolder folder) {
        this.lines = new Lines(folder, "feeds.tsv", HEADING);
    }

    /** All, in the order they were registered. */
    public List<Feed> list() {
        return lines.read().stream().map(this::feed).toList();
    }

    /** Registers an address; one that the publisher registered before is replaced. */
    void add(Feed feed) {
        lines.change(rows -> {
            var others = new ArrayList<>(rows.stream()
                    .filter(row -> !row.getFirst().equals(feed.id()))
                    .toList());
            others.add(row(feed));
            return others;
        });
    }

    /**
     * Takes an address back.
     *
     * @return what was registered; empty if there is none of this name
     */
    Optional<Feed> remove(String id) {
        var found = list().stream().filter(f -> f.id().equals(id)).findFirst();
        UnaryOperator<List<List<String>>> without =
                rows -> rows.stream().filter(row -> !row.getFirst().equals(id)).toList();
        found.ifPresent(f -> lines.change(without));
        return found;
    }

    private static List<String> row(Feed feed) {
        return List.of(
                feed.id(),
                feed.publisher(),
                feed.token(),
                feed.address().toString(),
                Lines.cell(feed.source()),
                feed.every().map(Frequency::written).orElse(""),
                Lines.cell(feed.said().title()),
                Lines.cell(feed.said().period()),
                Lines.cell(feed.said().licence()),
                Lines.cell(feed.said().about()),
                feed.added().toString());
    }

    private Feed feed(List<String> row) {
        try {
            return new Feed(
                    row.get(1),
                    row.get(2),
                    Address.of(row.get(3)),
                    Lines.given(row.get(4)),
                    Lines.given(row.get(5)).map(word -> Frequency.of(word).orElseThrow(lines::damaged)),
                    new Feed.Said(
                            Lines.given(row.get(6)),
                            Lines.given(row.get(7)),
                            Lines.given(row.get(8)),
                            Lines.given(row.get(9))),
                    Instant.parse(row.get(10)));
        } catch (Refusal | DateTimeException e) {
            throw lines.damaged();
        }
    }
}
