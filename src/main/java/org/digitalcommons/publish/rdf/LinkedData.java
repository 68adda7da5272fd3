package org.digitalcommons.publish.rdf;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParserRegistry;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.FactoryRDFStd;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;

/**
 * A file that is linked data already: Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, as its statements and the
 * line each thing is first spoken of. Named graphs inside are read as one: a publisher answers for all of it alike.
 *
 * @param statements what the file says, in its order; a thing without an address still has none
 * @param lines the line, from 1, on which each thing is first a subject; empty where the format has no lines
 * @param warnings what is unusual in it and was read all the same, one sentence each
 */
public record LinkedData(Set<Triple> statements, Map<Node, Long> lines, List<String> warnings) {

    /** What a file calls itself with the empty address. */
    static final String ITSELF = "urn:x-commons:this-publication";

    /** What follows the name of a publication in the address of a thing that had none; a number follows this. */
    static final String UNNAMED = "#unnamed-";

    private static final List<Lang> LANGUAGES =
            List.of(Lang.TURTLE, Lang.TRIG, Lang.NTRIPLES, Lang.NQUADS, Lang.JSONLD, Lang.JSONLD11, Lang.RDFXML);

    /** Letters of a text, and of a value of any other kind. */
    private static final int LONGEST = 100_000;

    private static final int LONGEST_NUMBER = 1_000;

    /** Otherwise a last statement without its full stop passes, and so does a file that was cut off in a name. */
    private static final boolean STRICT = true;

    /** Whether a file of this name is read as linked data. */
    public static boolean is(String name) {
        return language(name).isPresent();
    }

    private static Optional<Lang> language(String name) {
        return Optional.ofNullable(RDFLanguages.filenameToLang(name)).filter(LANGUAGES::contains);
    }

    /**
     * Reads a file. Nothing is fetched: a JSON-LD context by address is refused.
     *
     * @throws Unreadable with line and column, if the file breaks the rules of its format
     */
    static LinkedData read(Delivery.File file) throws Unreadable {
        var language = language(file.name()).orElseThrow();
        var bytes = file.bytes();
        var statements = new LinkedHashSet<Triple>();
        var lines = new HashMap<Node, Long>();
        var handler = language.equals(Lang.RDFXML)
                ? new WarningList(file.name())
                : ErrorHandlerFactory.errorHandlerStrictNoLogging;
        var factory = RDFParserRegistry.getFactory(language);
        try {
            LinkedDataLoss.refuse(file.name(), language, bytes);
            factory.create(language, new LineCountingProfile(lines, handler))
                    .read(
                            new ByteArrayInputStream(bytes),
                            ITSELF,
                            language.getContentType(),
                            new Statements(statements),
                            context());
        } catch (RiotException e) {
            throw new Unreadable("%s is not %s: %s".formatted(file.name(), language.getLabel(), e.getMessage()));
        } catch (StackOverflowError deep) {
            throw new Unreadable(
                    "%s nests brackets too deeply to be read. Give the things inside addresses of their own."
                            .formatted(file.name()));
        }
        return new LinkedData(statements, lines, handler instanceof WarningList list ? list.sentences() : List.of());
    }

    /** A node under its real name: a file that speaks of itself speaks of the publication. */
    static Node named(Node node, Node publication) {
        return node.isURI() && node.getURI().startsWith(ITSELF)
                ? NodeFactory.createURI(publication.getURI() + node.getURI().substring(ITSELF.length()))
                : node;
    }

    private static Context context() {
        var context = ARQ.getContext().copy();
        context.set(LangJSONLD11.JSONLD_OPTIONS, LinkedDataLoss.options());
        return context;
    }

    /** Remembers where things are first spoken of. Values that do not fit their datatype are for the shapes to find. */
    private static final class LineCountingProfile extends ParserProfileStd {

        private final Map<Node, Long> lines;

        LineCountingProfile(Map<Node, Long> lines, ErrorHandler handler) {
            super(
                    new FactoryRDFStd(LabelToNode.createScopeByDocumentHash()),
                    handler,
                    IRIxResolver.create(ITSELF).build(),
                    PrefixMapFactory.create(),
                    ARQ.getContext(),
                    false,
                    STRICT);
            this.lines = lines;
        }

        @Override
        public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
            remember(subject, line);
            return super.createTriple(subject, predicate, object, line, column);
        }

        @Override
        public Quad createQuad(Node graph, Node subject, Node predicate, Node object, long line, long column) {
            remember(subject, line);
            return super.createQuad(graph, subject, predicate, object, line, column);
        }

        private void remember(Node subject, long line) {
            if (line > 0) {
                lines.putIfAbsent(subject, line);
            }
        }
    }

    private static final class Statements extends StreamRDFBase {

        private final Set<Triple> all;

        Statements(Set<Triple> all) {
            this.all = all;
        }

        @Override
        public void triple(Triple triple) {
            requireShort(triple.getObject());
            all.add(triple);
        }

        @Override
        public void quad(Quad quad) {
            requireShort(quad.getObject());
            all.add(quad.asTriple());
        }

        /** Judging a number of a million digits takes minutes, and everybody stands in line behind it. */
        private static void requireShort(Node value) {
            if (!value.isLiteral() || value.getLiteralLexicalForm().length() <= LONGEST_NUMBER) {
                return;
            }
            var type = value.getLiteralDatatypeURI();
            boolean isText = type.equals(XSD.xstring.getURI()) || type.equals(RDF.langString.getURI());
            if (!isText || value.getLiteralLexicalForm().length() > LONGEST) {
                throw new RiotException("a %s is longer than %,d letters; shorten it and publish the file again"
                        .formatted(isText ? "text" : "value", isText ? LONGEST : LONGEST_NUMBER));
            }
        }
    }
}
