package org.digitalcommons.pull;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.digitalcommons.rights.PrivateFolder;

/**
 * The registered addresses, in {@code feeds.tsv}. The file is read at each use, so that a running server follows at
 * once.
 */
public final class FeedFile {

    private static final List<String> HEADING =
            List.of("id", "publisher", "token", "address", "every", "details", "added");

    /** The headings of a file that an earlier version wrote, which had a column for each detail. */
    private static final List<String> EARLIER = List.of(
            "id", "publisher", "token", "address", "source", "every", "title", "period", "licence", "about", "added");

    private final TableFile lines;

    FeedFile(PrivateFolder folder) {
        this.lines = new TableFile(folder, "feeds.tsv", HEADING).after(EARLIER, FeedFile::converted);
    }

    /** All, in the order they were registered. */
    public List<Feed> list() {
        return lines.read().stream().map(this::feed).toList();
    }

    /** Registers an address; one that the publisher registered before is replaced. */
    void add(Feed feed) {
        lines.change(rows -> {
            var others = new ArrayList<>(without(rows, feed.id()));
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
        found.ifPresent(f -> lines.change(rows -> without(rows, id)));
        return found;
    }

    private static List<List<String>> without(List<List<String>> rows, String id) {
        return rows.stream().filter(row -> !row.getFirst().equals(id)).toList();
    }

    private static List<String> row(Feed feed) {
        return List.of(
                feed.id(),
                feed.publisher(),
                feed.token(),
                feed.address().toString(),
                feed.every().map(Frequency::written).orElse(""),
                encoded(feed.details()),
                feed.added().toString());
    }

    private Feed feed(List<String> row) {
        try {
            return new Feed(
                    row.get(1),
                    row.get(2),
                    Address.of(row.get(3)),
                    TableFile.given(row.get(4)).map(word -> Frequency.of(word).orElseThrow(lines::damaged)),
                    decoded(row.get(5)),
                    Instant.parse(row.get(6)));
        } catch (FetchRefusal | DateTimeException | IllegalArgumentException e) {
            throw lines.damaged();
        }
    }

    private static List<String> converted(List<String> row) {
        var details = new LinkedHashMap<String, String>();
        details.put("format", row.get(4));
        details.put("title", row.get(6));
        details.put("period", row.get(7));
        details.put("licence", row.get(8));
        details.put("about", row.get(9));
        details.values().removeIf(String::isEmpty);
        return List.of(row.get(0), row.get(1), row.get(2), row.get(3), row.get(5), encoded(details), row.get(10));
    }

    private static String encoded(Map<String, String> details) {
        return new TreeMap<>(details)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static Map<String, String> decoded(String cell) {
        var details = new LinkedHashMap<String, String>();
        for (var field : cell.isEmpty() ? new String[0] : cell.split("&")) {
            var parts = field.split("=", 2);
            details.put(parts[0], URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return details;
    }
}
