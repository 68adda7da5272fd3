package org.digitalcommons.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.store.Version;

/**
 * A moment that a question is asked about.
 *
 * @param instant the moment; for a day its last millisecond in UTC
 */
record AsOf(Instant instant) {

    /**
     * A day or an instant as XML Schema writes them.
     *
     * @throws Question.Unanswerable if it is neither
     */
    static AsOf of(String text) {
        try {
            return new AsOf(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay()
                                    .toInstant(ZoneOffset.UTC)
                                    .minusMillis(1));
        } catch (DateTimeException e) {
            throw new Question.Unanswerable(
                    "%s is not a date. Write a day as 2026-07-01, or an instant with its zone as 2026-07-01T12:00:00Z."
                            .formatted(text));
        }
    }

    /** What a reader of an answer must know of the versions it was made from; nothing when all is plain. */
    static List<String> sentences(List<Version> versions, Instant instant) {
        var sentences = new ArrayList<String>();
        var then = versions.stream().filter(v -> v.wasCurrentAt(instant)).toList();
        if (then.isEmpty()) {
            sentences.add(versions.stream()
                    .flatMap(v -> v.from().stream())
                    .min(Comparator.naturalOrder())
                    .filter(instant::isBefore)
                    .map(first -> "Nothing was current here at %s; the first publication became current at %s."
                            .formatted(instant, first))
                    .orElseGet(() -> "Nothing was current here at %s.".formatted(instant)));
        }
        var unknown = then.stream().filter(v -> v.from().isEmpty()).count();
        if (unknown > 0) {
            sentences.add(
                    "%,d of %,d publications became current before this store noted when; they are taken to have always been."
                            .formatted(unknown, then.size()));
        }
        return sentences;
    }
}
