package org.digitalcommons.serve.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Request;

/**
 * The address under which a server names itself. A client may write any name into {@code Host}, and whoever keeps the
 * reply would hand it to others: only the configured address, and names of this machine, are written into replies.
 *
 * @param configured the public address
 * @param host the address the server listens at
 */
record ServerAddress(Optional<URI> configured, String host) {

    /** The attribute of a request that holds it. */
    static final String NAME = ServerAddress.class.getName();

    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The address for the reply to a request, without a slash at the end. */
    String of(Request request) {
        return configured.map(URI::toString).orElseGet(() -> {
            var asked = request.getHttpURI();
            var name = String.valueOf(asked.getHost());
            var port = ":" + Request.getLocalPort(request);
            return "http://" + (OF_THIS_MACHINE.contains(name) || name.equals(host) ? name : "localhost") + port;
        });
    }
}
