package org.digitalcommons.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.serve.words.Words;
import org.junit.jupiter.api.Test;

/** The pages of clusters, over the pioneer group. */
class ClusterPagesTest {

    private static final Commons COMMONS = Fixture.PIONEER_GROUP.commons();

    /** Mission A4 and D11: every kind has its table, and suggestions stand apart from clusters. */
    @Test
    void theListShowsEveryKindOfClusterAndSuggestionsApart() {
        var page = new ClusterPages(COMMONS, Words.english()).list(Map.of()).page();
        assertThat(headings(page))
                .contains(
                        "Same capability", "Same pattern", "Same process", "Same steps", "Same system", "Suggestions");
    }

    /** Mission A4 and A5: members with contacts, reasons for and against, and what the market asks, kept apart. */
    @Test
    void aClusterShowsItsMembersWhyTheyAreThereAndTheMarketBesideThem() {
        var page = new ClusterPages(COMMONS, Words.english())
                .cluster("capability-case-management/fictional")
                .orElseThrow()
                .page();
        assertThat(page.title()).isEqualTo("Case management (fictional)");
        assertThat(headings(page)).contains("Members", "Why they are here", "On offer", "What could be saved");
        assertThat(cells(page, "Members")).contains("Run separately", "Replaced", "From the commons");
        assertThat(cells(page, "What could be saved")).anyMatch(cell -> cell.startsWith("Not available: no volume"));
    }

    @Test
    void aClusterThatIsNotThereIsNotThere() {
        assertThat(new ClusterPages(COMMONS, Words.english()).cluster("capability-nothing"))
                .isEmpty();
    }

    /** Fg6: what its body rejected is in no list and no sum of clusters, and its page says so. */
    @Test
    void aRejectedMemberIsShownOnThePageOfItsClusterAndInNoSum() {
        var page = new ClusterPages(COMMONS, Words.english())
                .cluster("capability-venue-booking/fictional")
                .orElseThrow()
                .page();
        assertThat(cells(page, "Members")).contains("Rejected");
        assertThat(COMMONS.ask("clusters", Map.of()).rows().stream()
                        .map(r -> r.get(Var.alloc("clusterName")).getLiteralLexicalForm()))
                .contains("Case management (fictional)")
                .doesNotContain("Venue booking", "Venue booking (fictional)");
    }

    private static List<String> headings(PageView page) {
        return page.sections().stream().map(SectionView::heading).toList();
    }

    private static List<String> cells(PageView page, String heading) {
        return page.sections().stream()
                .filter(s -> s.heading().equals(heading))
                .flatMap(s -> s.elements().stream())
                .filter(TableView.class::isInstance)
                .map(TableView.class::cast)
                .flatMap(t -> t.rows().stream())
                .flatMap(List::stream)
                .map(Cell::text)
                .toList();
    }
}
