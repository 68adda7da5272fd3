package org.digitalcommons.pull;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.CommonsException;

/**
 * The state of a regularly fetched address, in words for everybody. It gives neither the address, which may be one of
 * an inner network, nor the faults of a file that was not published.
 *
 * @param source the kind of source
 * @param words what came of it the last time
 * @param asked the day it was asked last, in UTC; empty when it never was
 * @param next the day it is asked next
 */
public record FeedStatus(String source, String words, Optional<LocalDate> asked, LocalDate next) {

    /**
     * How it goes with the addresses that a publisher registered in a store: none for a store in memory, and none when the
     * files are damaged, which is for the operator to be told and not for readers.
     */
    public static List<FeedStatus> in(Optional<Path> store, String publisher) {
        try {
            return store.map(folder -> of(HarvestFolder.in(folder), publisher)).orElse(List.of());
        } catch (CommonsException damaged) {
            return List.of();
        }
    }

    private static List<FeedStatus> of(HarvestFolder pull, String publisher) {
        return pull.feeds().list().stream()
                .filter(feed -> feed.publisher().equals(publisher))
                .map(feed -> of(feed, pull.state(feed)))
                .toList();
    }

    private static FeedStatus of(Feed feed, HarvestState state) {
        var asked = Optional.of(state.checked()).filter(time -> !time.equals(Instant.EPOCH));
        return new FeedStatus(
                feed.details().getOrDefault("format", "any source"),
                words(state),
                asked.map(FeedStatus::day),
                day(state.due()));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static String words(HarvestState state) {
        return switch (state.status()) {
            case 0 -> "Not asked yet";
            case 201, 204 -> "Published";
            case 304 -> "Unchanged since it was published";
            case 400, 422 ->
                state.findings() == 1
                        ? "Rejected: 1 finding; what was published before stays"
                        : "Rejected: %,d findings; what was published before stays".formatted(state.findings());
            default ->
                state.failures() == 1
                        ? "Not fetched; what was published before stays"
                        : "Not fetched, %,d times in a row; what was published before stays"
                                .formatted(state.failures());
        };
    }
}
