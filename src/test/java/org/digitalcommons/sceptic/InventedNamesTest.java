package org.digitalcommons.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.RDFS;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fg9, Pb8: wherever an invented body is named, the row says that it is invented. */
@Tag("slow")
class InventedNamesTest {

    private static final String MARK = " (fictional)";

    @Test
    void noAnswerNamesAnInventedBodyWithoutSayingSo() {
        var commons = Fixture.PIONEER_GROUP.commons();
        var plain = plainNames(commons);
        assertThat(plain)
                .contains("Brookmere Borough Council", "Northstar Software")
                .hasSizeGreaterThan(10);
        var unmarked = new ArrayList<String>();
        int named = 0;
        for (var question : commons.catalog().questions()) {
            for (var row :
                    commons.ask(question.name(), Map.of()).rows().stream().toList()) {
                var cells = cells(row);
                if (cells.stream().anyMatch(plain::contains) && cells.stream().noneMatch(cell -> cell.endsWith(MARK))) {
                    unmarked.add(question.name() + " " + cells);
                }
                named += cells.stream().anyMatch(cell -> cell.endsWith(MARK)) ? 1 : 0;
            }
        }
        assertThat(unmarked).isEmpty();
        assertThat(named).as("rows that name one").isGreaterThan(100);
        assertThat(commons.look("names", Map.of("space", Term.ID + "body/")).rows().stream()
                        .map(row -> row.get(Var.alloc("name")).getLiteralLexicalForm()))
                .as("names that are offered for misspelt ones")
                .doesNotContainAnyElementsOf(plain);
    }

    /** The names of invented bodies without their mark. */
    private static Set<String> plainNames(Commons commons) {
        return commons.contents()
                .read(() -> commons.contents().dataset().stream(Node.ANY, Node.ANY, RDFS.label.asNode(), Node.ANY)
                        .filter(q -> GraphNames.in(GraphNames.DERIVED + "body/", q.getGraph()))
                        .map(q -> q.getObject().getLiteralLexicalForm())
                        .filter(name -> name.endsWith(MARK))
                        .map(name -> name.substring(0, name.length() - MARK.length()))
                        .collect(Collectors.toSet()));
    }

    private static List<String> cells(Binding row) {
        var cells = new ArrayList<String>();
        row.forEach((column, value) -> cells.add(value.isLiteral() ? value.getLiteralLexicalForm() : value.toString()));
        return cells;
    }
}
