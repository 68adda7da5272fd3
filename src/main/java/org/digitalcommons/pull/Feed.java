package org.digitalcommons.pull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.name.Digest;

/**
 * An address that a publisher registered, and the details of the file there.
 *
 * @param publisher the code of the publisher
 * @param token the name of the token it was registered with; when that is over, the address is not asked any more
 * @param address where the file lies
 * @param every how often it is asked; empty for as often as the publication says that it appears
 * @param details what else is to be said, in the fields of a form of publication, such as {@code title}
 * @param added when it was registered
 */
public record Feed(
        String publisher,
        String token,
        Address address,
        Optional<Frequency> every,
        Map<String, String> details,
        Instant added) {

    public Feed {
        details = Map.copyOf(details);
    }

    /** A short name that is the same wherever the same publisher registers the same address. */
    public String id() {
        return Digest.hex(publisher + "\t" + address).substring(0, 10);
    }
}
