package org.digitalcommons.publish;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.vocab.Term;

/**
 * What a publisher says unknown words in its files mean: which column a header stands for, and which body a name
 * stands for. Written as two columns of CSV, {@code says,means}; the second holds the name of one of our columns, the
 * address of a body, or its code such as {@code ecode-E2236}.
 *
 * @param meanings what each word means
 * @param about the body that rows are about where they name none
 */
public record Mapping(Map<String, String> meanings, Optional<String> about) {

    /** Nothing is said. */
    public static final Mapping NONE = new Mapping(Map.of(), Optional.empty());

    public Mapping {
        meanings = Map.copyOf(meanings);
    }

    /**
     * Reads a mapping.
     *
     * @throws Unreadable if a row has not two cells
     */
    public static Mapping read(String name, Reader csv) throws Unreadable {
        var meanings = new LinkedHashMap<String, String>();
        try (var rows = CSVFormat.DEFAULT.parse(csv)) {
            for (var row : rows) {
                var isHeader = row.getRecordNumber() == 1 && row.get(0).strip().equals("says");
                if (row.size() < 2 || row.get(1).isBlank()) {
                    throw new Unreadable(
                            "%s, row %d: write what your file says and what it means, as in: Nstrg(T),service area"
                                    .formatted(name, row.getRecordNumber()));
                }
                if (!isHeader) {
                    meanings.put(row.get(0).strip(), row.get(1).strip());
                }
            }
        } catch (IOException e) {
            throw Unreadable.of(name, e);
        }
        return new Mapping(meanings, Optional.empty());
    }

    /** The mapping as CSV, in order of words. */
    public String csv() {
        var text = new StringWriter();
        try (var printer = new CSVPrinter(
                text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            printer.printRecord("says", "means");
            for (var word : meanings.keySet().stream().sorted().toList()) {
                printer.printRecord(word, meanings.get(word));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The same, about a body. */
    public Mapping about(String body) {
        return new Mapping(meanings, Optional.of(body));
    }

    /** The same with what another says, which wins. */
    public Mapping with(Mapping other) {
        var all = new LinkedHashMap<>(meanings);
        all.putAll(other.meanings());
        return new Mapping(all, other.about().or(() -> about));
    }

    /** The column that a header is said to stand for. */
    public Optional<SourceFormat.SourceColumn> column(String header, SourceFormat.SourceTable table) {
        if (meanings.isEmpty()) {
            return Optional.empty();
        }
        var plain = SourceFormat.plain(header);
        return meanings.entrySet().stream()
                .filter(m -> SourceFormat.plain(m.getKey()).equals(plain))
                .flatMap(m -> table.columns().stream().filter(c -> c.isCalled(m.getValue())))
                .findFirst();
    }

    /** The body that rows are about where they name none. */
    public Optional<Node> body() {
        return about.map(Mapping::body);
    }

    /** A body by its address or its code. */
    public static Node body(String said) {
        return NodeFactory.createURI(said.contains("://") ? said : Term.ID + "body/" + said);
    }
}
