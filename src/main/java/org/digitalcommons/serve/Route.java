package org.digitalcommons.serve;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Reply;

/**
 * What lies at an address.
 *
 * @param offered the formats it is offered in, the usual one first
 * @param takesParameters whether it is asked with parameters, and refuses those it does not know; a page that takes none
 *     ignores what is sent
 * @param isKept whether its replies may be sent again as long as the store does not change
 * @param make writes the reply; empty if there is no such thing
 */
record Route(
        List<Format> offered, boolean takesParameters, boolean isKept, Function<PageRequest, Optional<Reply>> make) {

    /** A page that depends on its address alone. */
    static Route of(List<Format> offered, Function<PageRequest, Optional<Reply>> make) {
        return new Route(offered, false, true, make);
    }

    /** A page that is asked with parameters. */
    static Route asked(List<Format> offered, Function<PageRequest, Optional<Reply>> make) {
        return new Route(offered, true, true, make);
    }

    /** What is made anew for each request. */
    static Route fresh(List<Format> offered, Function<PageRequest, Optional<Reply>> make) {
        return new Route(offered, false, false, make);
    }
}
