package org.digitalcommons.intake;

import java.util.List;
import org.apache.jena.graph.Node;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.validate.Verdict;

/** The result of a withdrawal. */
public sealed interface Withdrawal {

    /**
     * They are no longer current; the history keeps them.
     *
     * @param removals what was withdrawn, in order of name
     */
    record Success(List<Removal> removals) implements Withdrawal {}

    /**
     * What would be left of a publication breaks a rule, so nothing changed.
     *
     * @param publication the publication
     * @param verdict what is wrong with the rest of it
     */
    record Obstacle(Node publication, Verdict.Fail verdict) implements Withdrawal {

        /** What a person is told below the findings. */
        public String sentence() {
            return "What would be left of %s breaks these rules. Nothing was withdrawn."
                    .formatted(PublicationName.of(publication));
        }
    }

    /**
     * What was withdrawn of one publication.
     *
     * @param publication the publication
     * @param whole whether nothing of it is left
     * @param graphs how many of its graphs are gone
     */
    record Removal(Node publication, boolean whole, int graphs) {

        /** What was done, such as {@code Withdrawn: ashford/taxbase/2018, 328 graphs.} */
        public String sentence() {
            return "%s %s, %s."
                    .formatted(
                            whole ? "Withdrawn:" : "Withdrawn from",
                            PublicationName.of(publication),
                            graphs == 1 ? "1 graph" : "%,d graphs".formatted(graphs));
        }
    }
}
