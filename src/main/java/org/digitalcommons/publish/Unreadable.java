package org.digitalcommons.publish;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A file that cannot be read as the source it is said to be, with every reason at once and what to do about each. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;
    private final transient List<MissingColumn> missing;
    private final transient Optional<MissingDetail> unsaid;

    /** For reasons, one sentence each. */
    public Unreadable(List<String> reasons) {
        this(reasons, List.of());
    }

    /** For one reason. */
    public Unreadable(String reason) {
        this(List.of(reason));
    }

    /** For reasons, and the columns that they miss. */
    public Unreadable(List<String> reasons, List<MissingColumn> missing) {
        this(reasons, missing, Optional.empty());
    }

    /** For want of something that its publisher can say. */
    public Unreadable(MissingDetail unsaid) {
        this(List.of(unsaid.forCommand()), List.of(), Optional.of(unsaid));
    }

    private Unreadable(List<String> reasons, List<MissingColumn> missing, Optional<MissingDetail> unsaid) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
        this.missing = List.copyOf(missing);
        this.unsaid = unsaid;
    }

    /** A file that the disk or the wire does not give whole. */
    public static Unreadable of(String file, IOException e) {
        return new Unreadable("%s cannot be read: %s. Check that the file is there and whole."
                .formatted(file, String.valueOf(e.getMessage())));
    }

    /** What is wrong with several files, as one. */
    public static Unreadable all(List<Unreadable> each) {
        var reasons = each.stream().flatMap(e -> e.reasons.stream()).toList();
        var missing = each.stream().flatMap(e -> e.missing.stream()).toList();
        boolean isOneUnsaid = each.stream()
                        .map(e -> e.unsaid.map(MissingDetail::about))
                        .distinct()
                        .count()
                == 1;
        return new Unreadable(
                reasons,
                reasons.size() == missing.size() ? missing : List.of(),
                isOneUnsaid ? each.getFirst().unsaid : Optional.empty());
    }

    /**
     * A column that is needed and that no header names, so that its publisher may be asked which header it is.
     *
     * @param file the name of the file
     * @param column the name of the column
     * @param headers the headers of the file that are not known
     */
    public record MissingColumn(String file, String column, List<String> headers) {}

    /**
     * Something that no file says and its publisher can say beside them.
     *
     * @param about what is missing
     * @param sentence what is missing, without how to say it
     * @param example what could be said
     * @param proposals what could be meant, the likeliest first; empty if nothing is known
     */
    public record MissingDetail(Kind about, String sentence, String example, List<Proposal> proposals) {

        /** What a publisher says beside its files, by the name of its option and field. */
        public enum Kind {
            /** The body that the rows are about. */
            ABOUT,
            /** The period that the figures are of. */
            PERIOD;

            /** As it is called on the command line and in a form. */
            public String option() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /**
         * What could be meant.
         *
         * @param value what to say, such as {@code ecode-E4501}
         * @param name what it stands for
         */
        public record Proposal(String value, String name) {}

        private String forCommand() {
            var said = proposals.isEmpty() ? example : proposals.getFirst().value();
            var could = proposals.stream()
                    .map(p -> "%s, %s".formatted(p.name(), p.value()))
                    .collect(Collectors.joining("; "));
            return "%s, as in: --%s %s%s"
                    .formatted(
                            sentence,
                            about.option(),
                            said,
                            could.isEmpty() ? "" : " (by its name it could be %s)".formatted(could));
        }
    }

    /** Sentences for the publisher. */
    public List<String> reasons() {
        return reasons;
    }

    /** Columns that are only missing because nobody knows which header means them; empty if anything else is wrong. */
    public List<MissingColumn> missing() {
        return missing;
    }

    /** What is only missing because no file says it; empty if anything else is wrong. */
    public Optional<MissingDetail> unsaid() {
        return unsaid;
    }
}
