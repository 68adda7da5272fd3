package org.digitalcommons.publish;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The details that a publisher gives with its files: the one list of fields for commands, forms, queues and registered
 * addresses.
 *
 * @param format the source format; empty to recognise it from the content
 * @param period the period the figures are about; empty to read it from file name or preamble
 * @param title the title of the publication; empty for one made of format and period
 * @param licence the address of the licence, unless a file of linked data states its own; {@link #NO_LICENCE} where a
 *     file has to
 * @param issued the date the source was published, as {@code 2018-11-15}; empty when unknown
 * @param mapping the body that the files are about, and what words in them mean
 * @param disclosure the duty under which the holders of senior posts are named; empty, as it is unless the publisher
 *     asks for it, and no name is read
 * @param isConfirmed whether the publisher says that much less or much more than before is right
 */
public record DeliveryDetails(
        Optional<String> format,
        Optional<String> period,
        Optional<String> title,
        String licence,
        Optional<String> issued,
        Mapping mapping,
        Optional<String> disclosure,
        boolean isConfirmed) {

    /** The licence of a publisher who names none: the Open Government Licence 3.0. */
    public static final String LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    /** Says that nothing is known of the licence but what the files state. */
    public static final String NO_LICENCE = "";

    /** Nothing is said. */
    public static final DeliveryDetails NONE = new DeliveryDetails(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            LICENCE,
            Optional.empty(),
            Mapping.NONE,
            Optional.empty(),
            false);

    /**
     * The fields as a form has them; a field that is missing or blank says nothing.
     *
     * @throws Unreadable if the field {@code map} is no mapping
     */
    public static DeliveryDetails of(Map<String, String> fields) throws Unreadable {
        var map = given(fields, "map");
        var mapping = map.isPresent() ? Mapping.read("map", new StringReader(map.get())) : Mapping.NONE;
        return new DeliveryDetails(
                given(fields, "format"),
                given(fields, "period"),
                given(fields, "title"),
                given(fields, "licence").orElse(LICENCE),
                given(fields, "issued"),
                given(fields, "about").map(mapping::about).orElse(mapping),
                given(fields, "disclosure"),
                given(fields, "confirm").filter("yes"::equals).isPresent());
    }

    private static Optional<String> given(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The fields that say something, as {@link #of} reads them. */
    public Map<String, String> toFields() {
        var fields = new LinkedHashMap<String, String>();
        format.ifPresent(value -> fields.put("format", value));
        period.ifPresent(value -> fields.put("period", value));
        title.ifPresent(value -> fields.put("title", value));
        fields.put("licence", licence);
        issued.ifPresent(value -> fields.put("issued", value));
        mapping.about().ifPresent(value -> fields.put("about", value));
        if (!mapping.meanings().isEmpty()) {
            fields.put("map", mapping.csv());
        }
        disclosure.ifPresent(value -> fields.put("disclosure", value));
        if (isConfirmed) {
            fields.put("confirm", "yes");
        }
        return fields;
    }

    /** The same with another mapping. */
    public DeliveryDetails with(Mapping other) {
        return new DeliveryDetails(format, period, title, licence, issued, other, disclosure, isConfirmed);
    }

    /** The same about a period. */
    public DeliveryDetails during(String other) {
        return new DeliveryDetails(
                format, Optional.of(other), title, licence, issued, mapping, disclosure, isConfirmed);
    }

    /** The same with the holders of senior posts named, under a duty such as a code of practice. */
    public DeliveryDetails disclosing(String duty) {
        return new DeliveryDetails(format, period, title, licence, issued, mapping, Optional.of(duty), isConfirmed);
    }

    /** The same, with the word that much less or much more than before is right. */
    public DeliveryDetails confirming() {
        return new DeliveryDetails(format, period, title, licence, issued, mapping, disclosure, true);
    }
}
