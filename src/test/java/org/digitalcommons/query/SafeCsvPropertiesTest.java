package org.digitalcommons.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSetStream;
import org.digitalcommons.AnyText;

/** At13: no text is a formula in a spreadsheet program, and none is lost. */
@Tag("slow")
@Tag("thorough")
class SafeCsvPropertiesTest {

    private static final Var COLUMN = Var.alloc("name");

    @Provide
    Arbitrary<String> cell() {
        return AnyText.with(
                "=", "+", "-", "@", "\t", "\r", "\n", " ", "\"", ",", "'", "1", "SUM(A1)", "\u00A0", "\uFF1D");
    }

    @Provide
    Arbitrary<String> type() {
        return Arbitraries.of("", "en", "http://www.w3.org/2001/XMLSchema#integer", "https://example.org/type");
    }

    @Property(seed = "18")
    void noCellIsAFormulaAndEveryTextIsKept(@ForAll("cell") String text, @ForAll("type") String type)
            throws IOException {
        var read = cell(node(text, type));
        var kept = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (read.strip().matches("(?s)[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*")) {
            assertThat(type).as("a number is no formula: %s", read).endsWith("#integer");
            assertThat(read).matches("\\s*[+-]?[0-9]+\\s*");
        }
        assertThat(List.of(kept, "'" + kept)).contains(read);
    }

    private static Node node(String text, String type) {
        if (type.isEmpty()) {
            return NodeFactory.createLiteralString(text);
        }
        return type.contains(":")
                ? NodeFactory.createLiteralDT(text, NodeFactory.getType(type))
                : NodeFactory.createLiteralLang(text, type);
    }

    private static String cell(Node node) throws IOException {
        var rows = RowSetStream.create(
                        List.of(COLUMN),
                        List.of(BindingFactory.binding(COLUMN, node)).iterator())
                .rewindable();
        var csv = new String(SafeCsv.of(rows), StandardCharsets.UTF_8);
        try (var parser = CSVParser.parse(
                csv, CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get())) {
            return parser.getRecords().get(1).get(0);
        }
    }
}
