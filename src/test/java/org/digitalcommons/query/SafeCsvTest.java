package org.digitalcommons.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.query.Answer.AnswerFormat;
import org.junit.jupiter.api.Test;

/** At13: what a publisher calls something is no formula in the spreadsheet of a reader. */
class SafeCsvTest {

    @Test
    void aTextThatASpreadsheetTakesForAFormulaIsMarkedAndANumberIsNot() {
        assertThat(csv("\"=HYPERLINK('http://evil.example')\"")).isEqualTo("'=HYPERLINK('http://evil.example')");
        assertThat(csv("\"+1\"")).isEqualTo("'+1");
        assertThat(csv("\"-1+cmd|x\"@en")).isEqualTo("'-1+cmd|x");
        assertThat(csv("\"@SUM(A1)\"")).isEqualTo("'@SUM(A1)");
        assertThat(csv("\"=1\"^^<http://www.w3.org/2001/XMLSchema#integer>")).isEqualTo("'=1");
        assertThat(csv("\" =1+1\"")).isEqualTo("' =1+1");
        assertThat(csv("-5.25")).isEqualTo("-5.25");
        assertThat(csv("\"Council\"")).isEqualTo("Council");
    }

    @Test
    void otherFormatsSayWhatWasSaid() {
        assertThat(as(AnswerFormat.JSON, "\"=1\"")).contains("\"=1\"");
        assertThat(as(AnswerFormat.TSV, "\"=1\"")).contains("\"=1\"");
    }

    private static String csv(String value) {
        return as(AnswerFormat.CSV, value)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .replaceAll("^\"|\"$", "");
    }

    private static String as(AnswerFormat form, String value) {
        var column = Var.alloc("name");
        var row = BindingFactory.binding(column, NodeFactoryExtra.parseNode(value));
        var rows = RowSetStream.create(
                java.util.List.of(column), java.util.List.of(row).iterator());
        var question = Question.of("names", "SELECT ?name { ?thing ?has ?name }");
        return new String(new Answer(question, Map.of(), rows.rewindable()).as(form), StandardCharsets.UTF_8);
    }
}
