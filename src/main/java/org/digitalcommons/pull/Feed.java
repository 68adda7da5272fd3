package org.digitalcommons.pull;

import java.time.Instant;
import java.util.Optional;
import org.digitalcommons.name.Digest;

/**
 * An address that a publisher registered, and what is to be said of the file there.
 *
 * @param publisher the code of the publisher
 * @param token the name of the token it was registered with; when that is over, the address is not asked any more
 * @param address where the file lies
 * @param source the kind of source, such as {@code spend} or {@code rdf}; empty to recognise it from the content
 * @param every how often it is asked; empty for as often as the publication says that it appears
 * @param said what else is to be said
 * @param added when it was registered
 */
public record Feed(
        String publisher,
        String token,
        Address address,
        Optional<String> source,
        Optional<Frequency> every,
        Said said,
        Instant added) {

    /**
     * What a file does not say of itself.
     *
     * @param title the title of the publication
     * @param period the period of the figures; for an address whose file never changes its period
     * @param licence the address of the licence
     * @param about the code or address of the body that rows are about where they name none
     */
    public record Said(
            Optional<String> title, Optional<String> period, Optional<String> licence, Optional<String> about) {}

    /** A short name that is the same wherever the same publisher registers the same address. */
    public String id() {
        return Digest.hex(publisher + "\t" + address).substring(0, 10);
    }
}
