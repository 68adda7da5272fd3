package org.digitalcommons.limit;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator of a server settles: its limits, and how it is reached.
 *
 * @param limits how much anybody may take
 * @param address the public address without a slash at the end, where the server is not reached as it is started
 * @param proxies the addresses of reverse proxies, whose forwarding headers are believed
 */
public record Settings(Limits limits, Optional<URI> address, Set<String> proxies) {

    /** The defaults: no public address, and no header of a client is believed. */
    public static Settings standard() {
        return of(Limits.standard());
    }

    /** The defaults, with other limits. */
    public static Settings of(Limits limits) {
        return new Settings(limits, Optional.empty(), Set.of());
    }
}
