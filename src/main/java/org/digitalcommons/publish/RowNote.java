package org.digitalcommons.publish;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.name.Iris;
import org.digitalcommons.vocab.Term;

/**
 * A note of an importer on one row, in the words of the code list of reasons.
 *
 * @param address the address of the row, or of the file
 * @param file the file
 * @param sheet the sheet of the file; empty where it has one, or is about all
 * @param row the number of the row, counting from one; 0 when the note is about the whole file
 * @param reason why, as a noun phrase
 * @param detail what stands there; empty when the reason says all
 * @param advice what its publisher can do
 * @param leftOut whether the row was not used; otherwise a part of it was not, or it was read with a doubt
 */
public record RowNote(
        String address,
        String file,
        String sheet,
        long row,
        String reason,
        String detail,
        String advice,
        boolean leftOut) {

    private static final Pattern PLACE = Pattern.compile("^(.*)#(?:row|line)=(?:\\d+,)?(\\d+)(?:&sheet=(.*))?$");

    private static final Comparator<RowNote> ORDER = Comparator.comparing(RowNote::leftOut)
            .reversed()
            .thenComparing(RowNote::file)
            .thenComparing(RowNote::sheet)
            .thenComparing(RowNote::row)
            .thenComparing(RowNote::reason)
            .thenComparing(RowNote::detail);

    /**
     * Every note on a row, those on rows that were left out first.
     *
     * @param description what a publication says of itself, its row findings included
     * @param codeLists the reasons
     */
    public static List<RowNote> of(Graph description, Graph codeLists) {
        var notes = new ArrayList<RowNote>();
        description.find(Node.ANY, RDF.type.asNode(), Term.RowFinding).forEachRemaining(finding -> {
            var row = text(description, finding.getSubject(), Term.row);
            var place = PLACE.matcher(row);
            boolean whole = !place.matches();
            var file = whole ? row : place.group(1);
            description
                    .find(finding.getSubject(), Term.reason, Node.ANY)
                    .mapWith(t -> t.getObject())
                    .forEachRemaining(reason -> notes.add(new RowNote(
                            row,
                            name(description, file),
                            whole || place.group(3) == null
                                    ? ""
                                    : URLDecoder.decode(place.group(3), StandardCharsets.UTF_8),
                            whole ? 0 : Long.parseLong(place.group(2)),
                            text(codeLists, reason, SKOS.prefLabel.asNode()),
                            text(description, finding.getSubject(), Term.detail),
                            text(codeLists, reason, SKOS.scopeNote.asNode()),
                            text(codeLists, reason, Term.leavesOutRow).equals("true"))));
        });
        notes.sort(ORDER);
        return List.copyOf(notes);
    }

    /** Where it is, such as {@code spend.csv, row 7} or {@code spend.xlsx, sheet May, row 7}. */
    public String place() {
        var in = sheet.isEmpty() ? file : "%s, sheet %s".formatted(file, sheet);
        return row == 0 ? in : "%s, row %d".formatted(in, row);
    }

    /** The reason, with what stands in the row. */
    public String found() {
        return detail.isEmpty() ? reason : "%s: %s".formatted(reason, detail);
    }

    private static String name(Graph description, String file) {
        return description.stream(Node.ANY, DCTerms.title.asNode(), Node.ANY)
                .filter(t -> t.getSubject().isURI() && t.getSubject().getURI().equals(file))
                .map(t -> t.getObject().getLiteralLexicalForm())
                .sorted()
                .findFirst()
                .orElseGet(() -> Iris.lastSegment(file));
    }

    private static String text(Graph graph, Node subject, Node property) {
        return graph.stream(subject, property, Node.ANY)
                .map(t -> t.getObject().isLiteral()
                        ? t.getObject().getLiteralLexicalForm()
                        : t.getObject().toString())
                .sorted()
                .findFirst()
                .orElse("");
    }
}
