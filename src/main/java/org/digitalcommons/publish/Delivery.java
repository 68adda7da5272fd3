package org.digitalcommons.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What a publisher hands in: files, and the details given with them.
 *
 * @param publisher the code of the publisher, such as {@code cabinet-office}
 * @param details what is said of the files
 * @param files the files in order
 */
public record Delivery(String publisher, DeliveryDetails details, List<File> files) {

    /** The code of a publisher who is not named, for reading and judging only. */
    public static final String UNNAMED = "unnamed";

    /** Says that nothing is known of the licence but what the files state. */
    public static final String NO_LICENCE = DeliveryDetails.NO_LICENCE;

    /** A delivery whose files need no mapping and name nobody. */
    public Delivery(
            String publisher,
            Optional<String> format,
            Optional<String> period,
            Optional<String> title,
            String licence,
            Optional<String> issued,
            List<File> files) {
        this(
                publisher,
                new DeliveryDetails(format, period, title, licence, issued, Mapping.NONE, Optional.empty(), false),
                files);
    }

    /** The source format that is named. */
    public Optional<String> format() {
        return details.format();
    }

    /** The period that is named. */
    public Optional<String> period() {
        return details.period();
    }

    /** The title that is given. */
    public Optional<String> title() {
        return details.title();
    }

    /** The licence that is said, or the one of those who say none. */
    public String licence() {
        return details.licence();
    }

    /** The date of the source that is given. */
    public Optional<String> issued() {
        return details.issued();
    }

    /** What words in the files mean, and which body they are about. */
    public Mapping mapping() {
        return details.mapping();
    }

    /** The duty under which the holders of senior posts are named. */
    public Optional<String> disclosure() {
        return details.disclosure();
    }

    /** The same with a mapping. */
    public Delivery with(Mapping other) {
        return new Delivery(publisher, details.with(other), files);
    }

    /** The same about a period. */
    public Delivery during(String other) {
        return new Delivery(publisher, details.during(other), files);
    }

    /** The same with the holders of senior posts named, under a duty such as a code of practice. */
    public Delivery disclosing(String duty) {
        return new Delivery(publisher, details.disclosing(duty), files);
    }

    /** The same, with the word that much less or much more than before is right. */
    public Delivery confirming() {
        return new Delivery(publisher, details.confirming(), files);
    }

    /** The same with other files. */
    public Delivery of(List<File> others) {
        return new Delivery(publisher, details, others);
    }

    /**
     * One file.
     *
     * @param name its name without folder; a folder before it keeps apart files that two publishers call the same
     * @param content its content
     */
    public record File(String name, FileContent content) {

        /** A file that is held in memory. */
        public File(String name, byte[] bytes) {
            this(name, FileContent.of(bytes));
        }

        /** All its bytes at once; for files that are known to be small. */
        public byte[] bytes() {
            try {
                return content.bytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
