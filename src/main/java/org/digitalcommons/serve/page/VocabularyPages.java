package org.digitalcommons.serve.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.serve.page.SectionView.Card;
import org.digitalcommons.serve.page.SectionView.Fact;
import org.digitalcommons.serve.page.SectionView.Link;
import org.digitalcommons.serve.page.SectionView.Picture;
import org.digitalcommons.serve.words.Words;
import org.digitalcommons.validate.Rule;
import org.digitalcommons.vocab.Term;

/** The pages of the vocabulary: terms by module with their diagrams, code lists, and rules. Immutable. */
public final class VocabularyPages {

    private static final String MODULE = Term.ROOT + "/def/";

    private final Rooms rooms;
    private final Graph ontology;
    private final Words words;

    /** The pages of the vocabulary that rooms hold. */
    public VocabularyPages(Rooms rooms, Words words) {
        this.words = words;
        this.rooms = rooms;
        this.ontology = rooms.graph("ontology");
    }

    /** {@code /def}: every term with its definition, each at its own name, under the diagram of its module. */
    public PageView terms() {
        var sections = new ArrayList<SectionView>();
        sections.add(SectionView.of("")
                .leading(words.say("common.turtle"), "/def?format=turtle")
                .leading(words.say("common.json-ld"), "/def?format=jsonld")
                .leading(words.say("terms.lists"), "/concept")
                .leading(words.say("terms.rules"), "/shape"));
        modules().forEach(module -> sections.add(module(module)));
        return new PageView(words.say("terms.title"), List.of(words.say("terms.lead")), sections);
    }

    /** The diagram of a module, as SVG; empty if there is no such module. */
    public Optional<String> diagram(String module) {
        var file = "ontology/diagram/" + module + ".svg";
        return module.matches("[a-z-]+") && rooms.has(file) ? Optional.of(rooms.text(file)) : Optional.empty();
    }

    private Stream<Node> modules() {
        return ontology.stream(Node.ANY, RDFS.isDefinedBy.asNode(), Node.ANY)
                .map(Triple::getObject)
                .distinct()
                .sorted(Comparator.comparing(Node::getURI));
    }

    private SectionView module(Node module) {
        var name = module.getURI().substring(MODULE.length());
        var title = text(module, DCTerms.title.asNode());
        var facts = subjects(RDFS.isDefinedBy.asNode(), module)
                .map(term ->
                        new Fact(term.getLocalName(), new Link(term.getLocalName(), ""), new Link(meaning(term), "")))
                .toList();
        var section = SectionView.of(title, text(module, DCTerms.description.asNode()))
                .stating(facts);
        return diagram(name).isPresent()
                ? section.with(new Picture("/def/" + name + ".svg", words.say("terms.diagram", title)))
                : section;
    }

    private String meaning(Node term) {
        var example = text(term, SKOS.example.asNode());
        return Stream.of(
                        text(term, SKOS.definition.asNode()),
                        text(term, SKOS.scopeNote.asNode()),
                        example.isEmpty() ? "" : words.say("terms.example", example))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** {@code /concept}: every code list. */
    public PageView lists() {
        var cards = subjects(NodeConst.nodeRDFType, SKOS.ConceptScheme.asNode())
                .map(scheme -> new Card(
                        text(scheme, DCTerms.title.asNode()),
                        text(scheme, DCTerms.description.asNode()),
                        scheme.getURI().substring(Term.ROOT.length()),
                        false))
                .toList();
        return new PageView(
                words.say("lists.title"),
                List.of(words.say("lists.lead")),
                List.of(SectionView.of("").with(new SectionView.Cards(cards))));
    }

    /** The concepts of a code list, as a table; empty for what is no code list. */
    public Optional<TableView> concepts(String scheme) {
        var node = NodeFactory.createURI(scheme);
        var rows = subjects(SKOS.inScheme.asNode(), node)
                .map(concept -> List.of(
                        new Cell(Links.name(concept.getURI()), Links.to(concept.getURI()), false, "", false),
                        Cell.text(text(concept, SKOS.prefLabel.asNode())),
                        Cell.text(meaning(concept)),
                        Cell.text(broader(concept))))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableView(
                        words.say("lists.concepts", rows.size()),
                        Stream.of(
                                        words.say("lists.code"),
                                        words.say("lists.label"),
                                        words.say("lists.meaning"),
                                        words.say("lists.part-of"))
                                .map(Cell::text)
                                .toList(),
                        rows,
                        false));
    }

    private String broader(Node concept) {
        return ontology.stream(concept, SKOS.broader.asNode(), Node.ANY)
                .map(t -> text(t.getObject(), SKOS.prefLabel.asNode()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** {@code /shape}: every rule, by the file of shapes it lies in. */
    public PageView rules() {
        var sections = new ArrayList<SectionView>();
        for (var file : rooms.files("shapes", ".ttl")) {
            if (rooms.file("shapes").equals(file.getParent())) {
                var rules = rules(file);
                if (!rules.isEmpty()) {
                    var words = Rooms.name(file).replace('-', ' ');
                    var heading = Character.toUpperCase(words.charAt(0)) + words.substring(1);
                    sections.add(SectionView.of(heading).with(table(rules)));
                }
            }
        }
        return new PageView(
                words.say("rules.title"), List.of(words.say("rules.lead"), words.say("rules.shacl")), sections);
    }

    private static List<Rule> rules(Path file) {
        var graph = GraphFactory.createDefaultGraph();
        Rooms.read(file, graph);
        return Rule.all(graph);
    }

    private TableView table(List<Rule> rules) {
        return new TableView(
                "",
                Stream.of(
                                words.say("rules.code"),
                                words.say("rules.severity"),
                                words.say("rules.remedy"),
                                words.say("rules.reason"))
                        .map(Cell::text)
                        .toList(),
                rules.stream()
                        .map(rule -> List.of(
                                new Cell(rule.code(), Links.to(rule.shape()), false, "", false),
                                Cell.text(rule.severity().word()),
                                Cell.text(rule.message()),
                                Cell.text(rule.description())))
                        .toList(),
                false);
    }

    private Stream<Node> subjects(Node property, Node object) {
        return ontology.stream(Node.ANY, property, object)
                .map(Triple::getSubject)
                .filter(Node::isURI)
                .distinct()
                .sorted(Comparator.comparing(Node::getURI));
    }

    private String text(Node subject, Node property) {
        return ontology.stream(subject, property, Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
