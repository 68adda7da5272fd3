package org.digitalcommons.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.name.Iris;
import org.digitalcommons.name.Period;
import org.digitalcommons.vocab.Term;

/**
 * A kind of file that bodies publish: its tables and the spellings of their columns, as
 * {@code ontology/scheme/source} says. Immutable.
 *
 * @param name the name of the format on the command line, such as {@code organogram}
 * @param label the name for people
 * @param tables the kinds of table that files of the format hold
 * @param eachRowAlone whether the meaning of a row depends on no other row, so that a long file can be read in parts
 * @param inOneGraph whether what is said of all bodies is one graph, as in a register, and not one graph a body
 * @param isTimeless whether files say nothing of any time, as a drawing, so that nobody is asked for a period
 */
public record SourceFormat(
        String name,
        String label,
        List<SourceTable> tables,
        boolean eachRowAlone,
        boolean inOneGraph,
        boolean isTimeless) {

    /**
     * A kind of table.
     *
     * @param iri its concept
     * @param label the name for people
     * @param columns the columns it may have
     * @param rowsAt where its rows lie in a file of records, as names with {@code /} between; {@code *} for every member
     * @param holdsYaml the member of a record whose text is YAML, and is read as a part of the record
     */
    public record SourceTable(
            Node iri, String label, List<SourceColumn> columns, Optional<String> rowsAt, Optional<String> holdsYaml) {

        /** Whether files hold it without a header, so that its columns are known by their place. */
        public boolean isHeaderless() {
            return columns.stream().anyMatch(c -> c.position().isPresent());
        }

        /** Those columns without which the table cannot be used. */
        public List<SourceColumn> required() {
            return columns.stream().filter(SourceColumn::required).toList();
        }
    }

    /**
     * A column.
     *
     * @param iri its concept, and the property its cells are read into
     * @param label the preferred spelling of its header
     * @param spellings all spellings of its header, in {@link #plain plain} form
     * @param required whether a table without it cannot be used
     * @param withheld whether it is left unread because it holds names or contacts
     * @param marks when not empty, the only words read from it: plain form to mark
     * @param kind what its cells hold
     * @param conserved whether its total is kept: what was read is what was used and what was reported
     * @param needed whether a row without it cannot be used
     * @param position its place in a table without a header, from one
     * @param namesHolder whether it names who holds a senior post, which is read only where its publisher asks for it
     * @param yearsAhead how many years ahead its days may lie; none for days that have passed; empty where nothing is said
     * @param knownByValues whether a header that is not known stands for it where the cells below say what only it says
     * @param pattern what its cells match; a header above other cells names another column
     * @param currencyIn the column that says the currency of its amounts; empty where none does
     */
    public record SourceColumn(
            Node iri,
            String label,
            Set<String> spellings,
            boolean required,
            boolean withheld,
            Map<String, String> marks,
            CellKind kind,
            boolean conserved,
            boolean needed,
            Optional<Integer> position,
            boolean namesHolder,
            Optional<Integer> yearsAhead,
            boolean knownByValues,
            Optional<Pattern> pattern,
            Optional<Node> currencyIn) {

        private static final int LONGEST_PERIOD = 24;

        /** Whether a word is a name of the column: one of its spellings, its address, or the end of it. */
        public boolean isCalled(String word) {
            return word.equals(iri.getURI())
                    || spellings.contains(plain(word))
                    || plain(word).equals(plain(Iris.lastSegment(iri)));
        }

        /** Whether a cell says what the column could say: one of its words, or a time where it says times. */
        public boolean couldSay(String cell) {
            boolean isOfTime = kind == CellKind.SNAPSHOT || kind == CellKind.PERIOD;
            return isOfTime
                    ? cell.strip().length() <= LONGEST_PERIOD && Period.in(cell).isPresent()
                    : marks.containsKey(plain(cell));
        }

        /** What may be read of a cell: all of it, a known mark, or nothing. */
        public Optional<String> readable(String cell) {
            if (withheld || cell.isBlank()) {
                return Optional.empty();
            }
            return marks.isEmpty() ? Optional.of(cell.strip()) : Optional.ofNullable(marks.get(plain(cell)));
        }
    }

    /** All formats that the ontology describes, in order of name. */
    public static List<SourceFormat> all(Graph ontology) {
        var formats = new ArrayList<SourceFormat>();
        ontology.find(Node.ANY, NodeConst.nodeRDFType, Term.SourceFormat)
                .forEachRemaining(t -> formats.add(format(ontology, t.getSubject())));
        formats.sort((a, b) -> a.name().compareTo(b.name()));
        return List.copyOf(formats);
    }

    /** A text without case, spaces and punctuation, so that {@code Pay Floor (£)} is {@code pay floor}. */
    public static String plain(String text) {
        // A loop and no regular expression: it is asked of every cell of forty lines for every kind of table.
        var lower = text.toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(lower.length());
        boolean gap = false;
        for (int i = 0; i < lower.length(); ) {
            int point = lower.codePointAt(i);
            i += Character.charCount(point);
            if (isLetterOrNumber(point)) {
                if (gap && !plain.isEmpty()) {
                    plain.append(' ');
                }
                plain.appendCodePoint(point);
                gap = false;
            } else {
                gap = true;
            }
        }
        return plain.toString();
    }

    /** The categories L and N of Unicode; {@link Character#isLetterOrDigit(int)} leaves some numbers out. */
    private static boolean isLetterOrNumber(int point) {
        return Character.isLetterOrDigit(point)
                || Character.getType(point) == Character.LETTER_NUMBER
                || Character.getType(point) == Character.OTHER_NUMBER;
    }

    private static SourceFormat format(Graph ontology, Node format) {
        var tables = objects(ontology, format, Term.hasTable).stream()
                .map(table -> table(ontology, table))
                .toList();
        return new SourceFormat(
                text(ontology, format, SKOS.notation.asNode()),
                label(ontology, format),
                tables,
                isTrue(ontology, format, Term.eachRowAlone),
                isTrue(ontology, format, Term.inOneGraph),
                isTrue(ontology, format, Term.isTimeless));
    }

    private static SourceTable table(Graph ontology, Node table) {
        var columns = objects(ontology, table, Term.hasColumn).stream()
                .map(column -> column(ontology, column))
                .toList();
        return new SourceTable(
                table,
                label(ontology, table),
                columns,
                value(ontology, table, Term.rowsAt),
                value(ontology, table, Term.holdsYaml));
    }

    private static SourceColumn column(Graph ontology, Node column) {
        var spellings = new TreeSet<String>();
        spellings.add(plain(label(ontology, column)));
        objects(ontology, column, SKOS.altLabel.asNode()).forEach(l -> spellings.add(plain(l.getLiteralLexicalForm())));
        return new SourceColumn(
                column,
                label(ontology, column),
                Set.copyOf(spellings),
                isTrue(ontology, column, Term.required),
                isTrue(ontology, column, Term.withheld),
                marks(ontology, column),
                objects(ontology, column, Term.cellKind).stream()
                        .map(CellKind::of)
                        .findFirst()
                        .orElse(CellKind.TEXT),
                isTrue(ontology, column, Term.conserved),
                isTrue(ontology, column, Term.neededInRow),
                value(ontology, column, Term.position).map(Integer::valueOf),
                isTrue(ontology, column, Term.namesHolder),
                value(ontology, column, Term.yearsAhead).map(Integer::valueOf),
                isTrue(ontology, column, Term.knownByValues),
                value(ontology, column, Term.cellPattern).map(Pattern::compile),
                objects(ontology, column, Term.currencyIn).stream().findFirst());
    }

    private static Map<String, String> marks(Graph ontology, Node column) {
        var marks = new HashMap<String, String>();
        for (var scheme : objects(ontology, column, Term.readsOnly)) {
            ontology.find(Node.ANY, SKOS.inScheme.asNode(), scheme).forEachRemaining(t -> {
                var mark = t.getSubject();
                var name = plain(label(ontology, mark));
                marks.put(name, name);
                objects(ontology, mark, SKOS.altLabel.asNode())
                        .forEach(l -> marks.put(plain(l.getLiteralLexicalForm()), name));
            });
        }
        return Map.copyOf(marks);
    }

    private static List<Node> objects(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(t -> t.getObject()).toList().stream()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    private static String label(Graph graph, Node concept) {
        return text(graph, concept, SKOS.prefLabel.asNode());
    }

    private static String text(Graph graph, Node subject, Node property) {
        return objects(graph, subject, property).getFirst().getLiteralLexicalForm();
    }

    private static Optional<String> value(Graph graph, Node subject, Node property) {
        return objects(graph, subject, property).stream()
                .map(Node::getLiteralLexicalForm)
                .findFirst();
    }

    private static boolean isTrue(Graph graph, Node subject, Node property) {
        return graph.contains(subject, property, NodeConst.nodeTrue);
    }
}
