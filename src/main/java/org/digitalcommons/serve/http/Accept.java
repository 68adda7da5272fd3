package org.digitalcommons.serve.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client accepts (RFC 9110, 12.5.1): all lines of the header are one list. What cannot be read in it is passed
 * over; a client of which nothing can be read accepts anything, as one does that sends no such header.
 *
 * @param ranges the media ranges, in the order of the client
 */
public record Accept(List<Range> ranges) {

    /** How many ranges are looked at; a header of ours has five. */
    private static final int MOST = 100;

    /**
     * A media range.
     *
     * @param type such as {@code text}, or {@code *}
     * @param subtype such as {@code csv}, or {@code *}
     * @param isNarrow whether it has parameters; none of our formats has any, so that a range without goes before
     * @param quality from 0, which excludes, to 1
     */
    public record Range(String type, String subtype, boolean isNarrow, double quality) {

        private int specificity() {
            return type.equals("*") ? 0 : subtype.equals("*") ? 1 : isNarrow ? 2 : 3;
        }

        private boolean isWild() {
            return subtype.equals("*");
        }

        private boolean covers(String mediaType) {
            return switch (specificity()) {
                case 0 -> true;
                case 1 -> mediaType.startsWith(type + "/");
                default -> mediaType.equals(type + "/" + subtype);
            };
        }
    }

    /** How well a format suits: first by quality, then by how exactly it was named. */
    private record Match(Representation representation, double quality, int specificity) {

        private static final Comparator<Match> WORST_FIRST =
                Comparator.comparingDouble(Match::quality).thenComparingInt(Match::specificity);
    }

    /** Reads every line of the header. */
    public static Accept of(List<String> lines) {
        var ranges = new ArrayList<Range>();
        for (var line : lines) {
            for (var element : line.split(",", MOST + 1)) {
                if (ranges.size() < MOST) {
                    range(element).ifPresent(ranges::add);
                }
            }
        }
        return new Accept(List.copyOf(ranges));
    }

    private static Optional<Range> range(String element) {
        var parts = element.toLowerCase(Locale.ROOT).split(";", -1);
        var names = parts[0].strip().split("/", -1);
        if (names.length != 2
                || !names[0].matches("[\\w.+*!#$&^-]+")
                || !names[1].matches("[\\w.+*!#$&^-]+")
                || names[0].equals("*") && !names[1].equals("*")) {
            return Optional.empty();
        }
        boolean isNarrow = false;
        double quality = 1;
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                quality = quality(parameter.substring(2).strip());
                break;
            }
            // Everything of ours is written in UTF-8, so that a charset narrows nothing.
            isNarrow |= !parameter.isEmpty() && !parameter.startsWith("charset=");
        }
        return Optional.of(new Range(names[0], names[1], isNarrow, quality));
    }

    /** A quality that is no number is read as the client's full wish. */
    private static double quality(String text) {
        return text.matches("[0-9]{0,9}(\\.[0-9]{0,9})?") && !text.isEmpty() && !text.equals(".")
                ? Math.min(1, Double.parseDouble(text))
                : 1;
    }

    /** What suits the client best; of equals, what is offered first. Empty when the client excludes all of it. */
    public Optional<Representation> best(List<Format> offered) {
        if (ranges.isEmpty()) {
            return offered.stream().findFirst().map(Format::representation);
        }
        Match best = null;
        for (var format : offered) {
            for (var mediaType : format.mediaTypes()) {
                var match = match(format, mediaType);
                if (match.quality() > 0 && (best == null || Match.WORST_FIRST.compare(match, best) > 0)) {
                    best = match;
                }
            }
        }
        return Optional.ofNullable(best).map(Match::representation);
    }

    /** The most exact range that covers a media type says how welcome it is; a by-name has to be asked for by name. */
    private Match match(Format format, String mediaType) {
        boolean isRegistered = format.mediaTypes().getFirst().equals(mediaType);
        int specificity = -1;
        double quality = 0;
        for (var range : ranges) {
            if (range.specificity() > specificity && range.covers(mediaType) && (isRegistered || !range.isWild())) {
                specificity = range.specificity();
                quality = range.quality();
            }
        }
        return new Match(new Representation(format, mediaType), quality, specificity);
    }
}
