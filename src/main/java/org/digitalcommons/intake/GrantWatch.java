package org.digitalcommons.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.name.Iris;
import org.digitalcommons.rights.GrantBook;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.vocab.Term;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the grants of a store for as long as a server holds it: when the command line adds or takes back a grant, what
 * its publisher published before is divided anew, so that a grant means the same whether a server runs or not. One
 * thread, which looks every few seconds.
 */
public final class GrantWatch implements AutoCloseable {

    /** After so long at most a server follows a change. */
    public static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(GrantWatch.class);

    private final Upkeep upkeep;
    private final GrantBook grants;
    private final RepeatedLook looks;
    private Graph followed;

    private GrantWatch(Upkeep upkeep, GrantBook grants) {
        this.upkeep = upkeep;
        this.grants = grants;
        this.followed = grants.graph();
        this.looks = new RepeatedLook("grants", PAUSE, "Grants are not followed", this::look);
    }

    /**
     * A watch that follows what changes from now on; it looks once it is started.
     *
     * @param store the folder of the store
     */
    public static GrantWatch of(Upkeep upkeep, Path store) {
        return new GrantWatch(upkeep, Rights.in(store).grants());
    }

    /** Looks until it is closed. */
    public void start() {
        looks.start();
    }

    /** Follows what has changed; what fails is tried again with the next look. */
    private void look() {
        var now = grants.graph();
        for (var publisher : changed(followed, now)) {
            int publications = upkeep.regrant(publisher, ProgressListener.NONE);
            LOG.info("The grants of {} changed: publications that count otherwise: {}.", publisher, publications);
        }
        followed = now;
    }

    /** The publishers whose grants are in one of two books only. */
    private static Set<String> changed(Graph one, Graph other) {
        var changed = GraphFactory.createDefaultGraph();
        one.stream().filter(t -> !other.contains(t)).forEach(changed::add);
        other.stream().filter(t -> !one.contains(t)).forEach(changed::add);
        var publishers = new TreeSet<String>();
        changed.stream().map(t -> t.getSubject()).distinct().forEach(grant -> {
            for (var book : new Graph[] {one, other}) {
                book.stream(grant, Term.grantee, Node.ANY)
                        .map(t -> Iris.lastSegment(t.getObject()))
                        .forEach(publishers::add);
            }
        });
        return publishers;
    }

    @Override
    public void close() {
        looks.close();
    }
}
