package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.validate.Finding;
import org.digitalcommons.validate.Report;
import org.digitalcommons.validate.Validator;
import org.digitalcommons.validate.Verdict;
import org.digitalcommons.vocab.Term;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own style guide, over our own rooms: what can be said as shapes lies in {@code shapes/meta}. */
class StyleTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Graph ONTOLOGY = ROOMS.graph("ontology");

    private static final Pattern PREFIX = Pattern.compile("(?im)^\\s*@?prefix\\s+(\\w*):\\s*<([^>]*)>");
    private static final Pattern NAME = Pattern.compile("(?<![\\w:/#])(\\w+):([A-Za-z0-9][\\w-]*)");
    private static final Pattern TEXT_OR_ADDRESS = Pattern.compile("\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|<[^>\\s]*>");

    /** Codes of registers are told apart by datatypes of this kind; the list of registers is open. */
    private static final String REGISTERS = Term.CONCEPT + "identifier/";

    @Test
    void termsAndConceptsKeepTheStyleOfTerms() {
        assertAccepted(judge("shapes/meta/term.ttl", ONTOLOGY));
    }

    @Test
    void namesOfTermsKeepTheRuleOfNames() {
        assertAccepted(judge("shapes/meta/name.ttl", ONTOLOGY));
    }

    @ParameterizedTest
    @CsvSource({
        "Class, StaffingObservation,",
        "Class, Process,",
        "Class, Displacements, class-name",
        "Class, staffing, class-name",
        "Class, Staffing_Observation, class-name",
        "Class, SourceTbl, name-abbreviation",
        "ObjectProperty, peerGroup,",
        "ObjectProperty, consumes,",
        "ObjectProperty, operatedBy,",
        "ObjectProperty, PeerGroup, property-name",
        "ObjectProperty, peer-group, property-name",
        "ObjectProperty, costIBAN, property-name",
        "ObjectProperty, consumed, name-participle",
        "DatatypeProperty, rowsRead,",
        "DatatypeProperty, minCost, name-abbreviation",
        "DatatypeProperty, withheld, name-participle"
    })
    void aNameIsAcceptedOrToldWhatIsWrongWithIt(String kind, String name, @Nullable String code) {
        var terms = GraphFactory.createDefaultGraph();
        terms.add(
                NodeFactory.createURI(Term.NAMESPACE + name),
                NodeConst.nodeRDFType,
                NodeFactory.createURI(OWL.NS + kind));
        assertThat(codes("shapes/meta/name.ttl", terms))
                .containsExactlyElementsOf(Optional.ofNullable(code).stream().toList());
    }

    @Test
    void aParticipleMayNameWhatIsTrueOrFalse() {
        var terms = GraphFactory.createDefaultGraph();
        var withheld = NodeFactory.createURI(Term.NAMESPACE + "withheld");
        terms.add(withheld, NodeConst.nodeRDFType, OWL.DatatypeProperty.asNode());
        terms.add(withheld, RDFS.range.asNode(), XSD.xboolean.asNode());
        assertThat(codes("shapes/meta/name.ttl", terms)).isEmpty();
    }

    @Test
    void rulesKeepTheStyleOfRules() {
        assertAccepted(judge("shapes/meta/shape.ttl", ROOMS.shapes()));
        assertAccepted(judge("shapes/meta/shape.ttl", ROOMS.graph("shapes/meta")));
    }

    @Test
    void anUndescribedTermIsToldAllThatItLacks() {
        var sloppy = GraphFactory.createDefaultGraph();
        sloppy.add(Term.rowsRead, NodeConst.nodeRDFType, OWL.DatatypeProperty.asNode());
        assertThat(codes("shapes/meta/term.ttl", sloppy))
                .containsExactly("term-definition", "term-label", "term-module", "term-status");
    }

    @Test
    void anUndescribedRuleIsToldAllThatItLacks() {
        var sloppy = GraphFactory.createDefaultGraph();
        sloppy.add(NodeFactory.createBlankNode(), NodeConst.nodeRDFType, SHACL.PropertyShape);
        assertThat(codes("shapes/meta/shape.ttl", sloppy))
                .containsExactly(
                        "rule-address", "rule-code", "rule-description", "rule-message", "rule-name", "rule-severity");
    }

    @Test
    void turtleHasSortedPrefixesAndNeitherCommentsNorTabs() throws IOException {
        for (var file : turtle()) {
            var text = Files.readString(file);
            assertThat(text).as("tabs in %s", file).doesNotContain("\t");
            var prefixes = prefixes(text).keySet().stream().toList();
            assertThat(PREFIX.matcher(text).results().map(m -> m.group(1)).toList())
                    .as("order of prefixes in %s", file)
                    .isEqualTo(prefixes);
            if (!file.startsWith(Path.of("shapes", "test")) && !file.startsWith(Path.of("queries", "test"))) {
                assertThat(withoutText(text)).as("comments in %s", file).doesNotContain("#");
            }
        }
    }

    @Test
    void everyTermThatJavaNamesIsInTheOntology() throws IllegalAccessException {
        for (var field : Term.class.getFields()) {
            if (field.get(null) instanceof Node term) {
                assertThat(isDefined(term.getURI())).as(term.getURI()).isTrue();
                assertThat(field.getName()).isEqualTo(term.getLocalName());
            }
        }
    }

    @Test
    void everyTermInQueriesAndShapesIsInTheOntology() throws IOException {
        var unknown = new TreeSet<String>();
        for (var file : speaking()) {
            named(Files.readString(file)).stream()
                    .filter(iri -> !isDefined(iri))
                    .forEach(iri -> unknown.add(file + " names " + iri));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyTermIsUsedBySomethingOfOurs() throws IOException {
        var used = new TreeSet<String>();
        for (var file : speaking()) {
            used.addAll(named(Files.readString(file)));
        }
        for (var file : ROOMS.files("ontology/scheme", ".ttl")) {
            used.addAll(named(Files.readString(file)));
        }
        for (var file : ROOMS.files("data/sample", ".ttl")) {
            used.addAll(named(Files.readString(file)));
        }
        for (var field : Term.class.getFields()) {
            used.add(Term.NAMESPACE + field.getName());
        }
        assertThat(terms().filter(t -> !used.contains(t)).map(t -> t.substring(Term.NAMESPACE.length())))
                .as("terms that no rule, query, code list, importer or publication of the pioneer group uses")
                .isEmpty();
    }

    private static Verdict judge(String shapes, Graph rooms) {
        var graph = GraphFactory.createDefaultGraph();
        Rooms.read(Path.of("shapes/prefixes.ttl"), graph);
        Rooms.read(Path.of(shapes), graph);
        return new Validator(graph, Graph.emptyGraph).judge(rooms);
    }

    private static List<String> codes(String shapes, Graph rooms) {
        return judge(shapes, rooms).findings().stream().map(Finding::code).toList();
    }

    private static void assertAccepted(Verdict verdict) {
        assertThat(verdict.findings()).as(new Report(verdict).text()).isEmpty();
    }

    private static List<Path> turtle() {
        return Stream.of("ontology", "shapes", "queries")
                .map(room -> ROOMS.files(room, ".ttl"))
                .flatMap(Collection::stream)
                .map(Path::normalize)
                .toList();
    }

    /** The files that speak of terms: shapes and queries. */
    private static List<Path> speaking() {
        var files = new ArrayList<Path>();
        files.addAll(ROOMS.files("queries", ".rq"));
        files.addAll(ROOMS.files("shapes", ".ttl"));
        return files.stream()
                .map(Path::normalize)
                .filter(f -> !f.startsWith(Path.of("shapes", "test")))
                .toList();
    }

    private static Stream<String> terms() {
        return ONTOLOGY.stream(Node.ANY, RDFS.isDefinedBy.asNode(), Node.ANY)
                .map(t -> t.getSubject().getURI())
                .distinct()
                .sorted();
    }

    private static boolean isDefined(String iri) {
        return ONTOLOGY.contains(NodeFactory.createURI(iri), Node.ANY, Node.ANY);
    }

    private static TreeMap<String, String> prefixes(String text) {
        var prefixes = new TreeMap<String, String>();
        PREFIX.matcher(text).results().forEach(m -> prefixes.put(m.group(1), m.group(2)));
        return prefixes;
    }

    /** The terms and concepts of ours that a file names by prefix; queries inside shapes use the shapes' prefixes. */
    private static Set<String> named(String text) {
        var prefixes = prefixes(text);
        prefixes.putIfAbsent("commons", Term.NAMESPACE);
        var found = new TreeSet<String>();
        NAME.matcher(TEXT_OR_ADDRESS.matcher(text.replace("\"\"\"", "")).replaceAll(" "))
                .results()
                .forEach(m -> {
                    var iri = prefixes.getOrDefault(m.group(1), "") + m.group(2);
                    if (iri.startsWith(Term.NAMESPACE) || iri.startsWith(Term.CONCEPT) && !iri.startsWith(REGISTERS)) {
                        found.add(iri);
                    }
                });
        Pattern.compile("<(" + Pattern.quote(Term.CONCEPT) + "[^>]*)>")
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .filter(iri -> !iri.startsWith(REGISTERS) && !iri.endsWith("/"))
                .forEach(found::add);
        return found;
    }

    private static String withoutText(String text) {
        return text.replaceAll("(?s)\"\"\".*?\"\"\"", "").replaceAll("\"(?:\\\\.|[^\"\\\\\\n])*\"|<[^>\\s]*>", "");
    }
}
