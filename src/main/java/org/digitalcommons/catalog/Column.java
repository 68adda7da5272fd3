package org.digitalcommons.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A column of an answer, as the header of its query describes it.
 *
 * @param name the variable, without question mark
 * @param type {@code IRI}, a datatype, a kind of figure such as {@code GBP}, {@code label}, or {@code receipt} for an IRI
 *     whose lines can be asked for
 * @param meaning one sentence
 * @param labelOf the column whose value this one names, so that the two are shown as one
 * @param endOf the column that holds the lower end of the interval of which this one holds the upper
 * @param statedUnit what is counted: words, or {@code ?name} for the column that says it
 * @param currency the column that holds the code of the currency; empty where figures are in pounds
 * @param absent the column that says why a figure is not there
 * @param statedHeading its heading; empty if that follows from its name
 * @param claim what it claims to be, by which its values can be doubted
 * @param priority 1 for what a reader must see, 2 as a rule, 3 for what only the full answer shows
 */
public record Column(
        String name,
        String type,
        String meaning,
        Optional<String> labelOf,
        Optional<String> endOf,
        Optional<String> statedUnit,
        Optional<String> currency,
        Optional<String> absent,
        Optional<String> statedHeading,
        ColumnClaim claim,
        int priority) {

    /**
     * What a column of figures or remarks claims to be.
     *
     * @param isChange whether it is a difference or a growth, which may be below zero and above one
     * @param wholes the columns of which one holds, in each row, the whole of which it is a share, or the number of
     *     figures of which it is the middle
     * @param flagOf the unit cost of which it says what is odd
     * @param isOfStore whether it counts what the store holds, of which no share says how complete the store is
     */
    public record ColumnClaim(boolean isChange, List<String> wholes, Optional<String> flagOf, boolean isOfStore) {}

    /** The heading: as stated, or else the name in words, {@code annualCost} as {@code Annual cost}. */
    public String heading() {
        return statedHeading.orElseGet(() -> words(labelOf.orElse(name)));
    }

    /** What is counted: as stated, or else what its type implies. */
    public Optional<String> unit() {
        return statedUnit.or(() -> switch (type) {
            case "GBP", "GBP2", "price" -> Optional.of("pounds");
            case "fte" -> Optional.of("full-time equivalents");
            case "share" -> Optional.of("share of one");
            default -> Optional.empty();
        });
    }

    /** Whether it holds where the figures of the row come from. */
    public boolean isReceipt() {
        return type.equals("receipt");
    }

    /** Whether it holds addresses, which say something only where they can be followed. */
    public boolean isAddress() {
        return type.equals("IRI") || isReceipt();
    }

    private static String words(String name) {
        var words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
