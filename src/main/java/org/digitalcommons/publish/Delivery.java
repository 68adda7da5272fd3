package org.digitalcommons.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What a publisher hands in: files, and what is to be said of them.
 *
 * @param publisher the code of the publisher, such as {@code cabinet-office}
 * @param format the source format; empty to recognise it from the content
 * @param period the period the figures are about; empty to read it from file name or preamble
 * @param title the title of the publication; empty for one made of format and period
 * @param licence the address of the licence, unless a file of linked data states its own; {@link #NO_LICENCE} where a
 *     file has to
 * @param issued the date the source was published, as {@code 2018-11-15}; empty when unknown
 * @param mapping what the publisher says of headers and names that are not known
 * @param disclosure the duty under which the holders of senior posts are named; empty, as it is unless the publisher
 *     asks for it, and no name is read
 * @param files the files in order
 */
public record Delivery(
        String publisher,
        Optional<String> format,
        Optional<String> period,
        Optional<String> title,
        String licence,
        Optional<String> issued,
        Mapping mapping,
        Optional<String> disclosure,
        List<File> files) {

    /** The code of a publisher who is not named, for reading and judging only. */
    public static final String UNNAMED = "unnamed";

    /** Says that nothing is known of the licence but what the files state. */
    public static final String NO_LICENCE = "";

    /** A delivery of which nothing more is to be said. */
    public Delivery(
            String publisher,
            Optional<String> format,
            Optional<String> period,
            Optional<String> title,
            String licence,
            Optional<String> issued,
            List<File> files) {
        this(publisher, format, period, title, licence, issued, Mapping.NONE, files);
    }

    /** A delivery that names nobody. */
    public Delivery(
            String publisher,
            Optional<String> format,
            Optional<String> period,
            Optional<String> title,
            String licence,
            Optional<String> issued,
            Mapping mapping,
            List<File> files) {
        this(publisher, format, period, title, licence, issued, mapping, Optional.empty(), files);
    }

    /** The same with a mapping. */
    public Delivery with(Mapping other) {
        return new Delivery(publisher, format, period, title, licence, issued, other, disclosure, files);
    }

    /** The same about a period. */
    public Delivery during(String other) {
        return new Delivery(publisher, format, Optional.of(other), title, licence, issued, mapping, disclosure, files);
    }

    /** The same with the holders of senior posts named, under a duty such as a code of practice. */
    public Delivery disclosing(String duty) {
        return new Delivery(publisher, format, period, title, licence, issued, mapping, Optional.of(duty), files);
    }

    /** The same with other files. */
    public Delivery of(List<File> others) {
        return new Delivery(publisher, format, period, title, licence, issued, mapping, disclosure, others);
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
