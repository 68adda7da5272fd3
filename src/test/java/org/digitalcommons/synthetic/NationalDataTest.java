package org.digitalcommons.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.TDB2;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.validate.Report;
import org.digitalcommons.validate.Severity;
import org.digitalcommons.validate.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A small synthetic country, published by the pipeline as everything else is. */
@Tag("slow")
class NationalDataTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final int BODIES = 8;

    private static final NationalData COUNTRY = NationalData.of(ROOMS, 7);

    private static final Commons COMMONS = Commons.inMemory(ROOMS);
    private static final Map<Node, Verdict> VERDICTS = new LinkedHashMap<>();
    private static final List<String[]> ANSWERS = answers(COUNTRY, BODIES);

    @BeforeAll
    static void publish() {
        publish(COUNTRY.market());
        for (int number = 1; number <= BODIES; number++) {
            publish(COUNTRY.body(number));
        }
    }

    @AfterAll
    static void close() {
        COMMONS.close();
    }

    private static void publish(SyntheticPublication synthetic) {
        var candidate = candidate(synthetic);
        VERDICTS.put(
                candidate.publication(),
                COMMONS.upkeep().publish(candidate, ProgressListener.NONE).verdict());
    }

    private static Candidate candidate(SyntheticPublication synthetic) {
        var dataset = DatasetGraphFactory.createGeneral();
        RDFParser.fromString(synthetic.text(), Lang.NQUADS).parse(dataset);
        var graphs = new LinkedHashMap<Node, Graph>();
        dataset.listGraphNodes().forEachRemaining(name -> graphs.put(name, dataset.getGraph(name)));
        assertThat(graphs.values().stream().mapToLong(Graph::size).sum())
                .as("no statement is said twice")
                .isEqualTo(synthetic.statements());
        return new Candidate(
                NodeFactory.createURI(synthetic.publication()), graphs, new Candidate.RowCounts(0, 0, 0), List.of());
    }

    private static byte[] written(NationalData country, int bodies) throws IOException {
        var out = new ByteArrayOutputStream();
        country.write(bodies, out, new StringWriter());
        return out.toByteArray();
    }

    private static List<String[]> answers(NationalData country, int bodies) {
        var known = new StringWriter();
        try {
            country.write(bodies, new ByteArrayOutputStream(), known);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return known.toString().lines().map(line -> line.split("\t", -1)).toList();
    }

    private static Map<String, String> known(String kind) {
        var known = new TreeMap<String, String>();
        ANSWERS.stream().filter(a -> a[0].equals(kind)).forEach(a -> known.put(a[1], a[3]));
        assertThat(known).as(kind).isNotEmpty();
        return known;
    }

    private static List<Binding> select(String query) {
        var context = ARQ.getContext().copy();
        context.set(TDB2.symUnionDefaultGraph, true);
        var store = COMMONS.contents();
        return store.read(() -> {
            try (var execution = QueryExec.dataset(store.dataset())
                    .context(context)
                    .query("""
                            PREFIX commons: <https://w3id.org/digital-commons/def#>
                            PREFIX org: <http://www.w3.org/ns/org#>
                            PREFIX schema: <https://schema.org/>
                            PREFIX sdmxd: <http://purl.org/linked-data/sdmx/2009/dimension#>
                            """ + query)
                    .build()) {
                return execution.select().stream().map(Binding::detach).toList();
            }
        });
    }

    private static String text(Binding row, String variable) {
        var node = row.get(Var.alloc(variable));
        return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        var once = written(COUNTRY, 3);
        assertThat(written(NationalData.of(ROOMS, 7), 3)).isEqualTo(once);
        assertThat(written(NationalData.of(ROOMS, 8), 3)).isNotEqualTo(once);
    }

    @Test
    void aLargerCountryBeginsAsASmallerOne() throws IOException {
        var small = new String(written(COUNTRY, 2), StandardCharsets.UTF_8);
        var large = new String(written(COUNTRY, 4), StandardCharsets.UTF_8);
        assertThat(large).startsWith(small).hasSizeGreaterThan(small.length());
    }

    @Test
    void everyPublicationPassesTheShapes() {
        assertThat(VERDICTS).hasSize(BODIES + 1);
        VERDICTS.forEach((publication, verdict) -> {
            assertThat(verdict).as(new Report(verdict).text()).isInstanceOf(Verdict.Pass.class);
            // What is missing on purpose is told; anything else that is told would be a slip of ours.
            assertThat(verdict.findings().stream()
                            .filter(f -> f.severity() != Severity.INFO)
                            .map(f -> f.code())
                            .filter(code -> !code.equals("service-gap"))
                            .toList())
                    .as(new Report(verdict).text())
                    .isEmpty();
        });
    }

    @Test
    void everyPublicationSaysThatItIsFictional() {
        assertThat(select("SELECT ?p WHERE { ?p a commons:Publication ; commons:fictional true }"))
                .hasSize(BODIES + 1);
    }

    @Test
    void noSyntheticBodyIsInThePeerGroupOfARealOne() {
        var groups = new TreeSet<String>();
        select("SELECT ?group WHERE { ?body org:classification ?group }")
                .forEach(row -> groups.add(text(row, "group")));
        assertThat(groups).isNotEmpty().allMatch(group -> group.contains("/peer-group/synthetic-"));
    }

    @Test
    void theFrontlineSharesThatAreKnownAreThoseThatAreDerived() {
        var lower = new TreeMap<String, BigDecimal>();
        var upper = new TreeMap<String, BigDecimal>();
        select("""
                SELECT ?body ?lower ?upper WHERE {
                  ?score commons:measure <https://w3id.org/digital-commons/concept/measure/frontline-share-of-fte> ;
                         commons:body ?body ; commons:lower ?lower ; commons:upper ?upper }
                """).forEach(row -> {
            lower.put(text(row, "body"), new BigDecimal(text(row, "lower")).stripTrailingZeros());
            upper.put(text(row, "body"), new BigDecimal(text(row, "upper")).stripTrailingZeros());
        });
        assertThat(numbers(known("frontline-lower"))).hasSize(BODIES).isEqualTo(lower);
        assertThat(numbers(known("frontline-upper"))).isEqualTo(upper);
    }

    private static Map<String, BigDecimal> numbers(Map<String, String> known) {
        var numbers = new TreeMap<String, BigDecimal>();
        known.forEach((key, value) -> numbers.put(key, new BigDecimal(value).stripTrailingZeros()));
        return numbers;
    }

    @Test
    void theClustersThatAreKnownAreThoseInTheData() {
        var bodies = new TreeMap<String, String>();
        var cost = new TreeMap<String, BigDecimal>();
        select("""
                SELECT ?capability (COUNT(DISTINCT ?body) AS ?bodies) (SUM(COALESCE(?amount, 0.0)) AS ?cost) WHERE {
                  ?implementation commons:implements ?capability ; commons:operatedBy ?body ;
                                  commons:sourcing <https://w3id.org/digital-commons/concept/sourcing/local> .
                  OPTIONAL {
                    ?observation commons:subject ?implementation ; commons:amount ?amount ;
                                 sdmxd:refPeriod <https://w3id.org/digital-commons/id/period/2024-25> } }
                GROUP BY ?capability
                """).forEach(row -> {
            bodies.put(text(row, "capability"), text(row, "bodies"));
            cost.put(text(row, "capability"), new BigDecimal(text(row, "cost")).stripTrailingZeros());
        });
        assertThat(known("cluster-bodies")).isEqualTo(bodies);
        numbers(known("cluster-cost"))
                .forEach((capability, sum) -> assertThat(cost).containsEntry(capability, sum));
    }

    @Test
    void thingsThatArePlantedLieThere() {
        assertThat(known("same-system")).hasSize(2);
        assertThat(known("same-steps")).hasSize(1);
        assertThat(known("trap-order")).hasSize(2);
        var trap = ANSWERS.stream()
                .filter(a -> a[0].equals("trap-booking"))
                .findFirst()
                .orElseThrow();
        assertThat(select("""
                SELECT DISTINCT ?name ?capability WHERE {
                  VALUES ?one { <%s> <%s> }
                  ?one commons:supportedBy ?system ; commons:implements ?capability . ?system schema:name ?name }
                """.formatted(trap[1], trap[2])))
                .as("one name, two capabilities")
                .hasSize(2)
                .allMatch(row -> text(row, "name").equals("Booking system"));
        var steps = "SELECT ?type WHERE { <%s> commons:followsPattern ?pattern . ?pattern commons:hasStep ?step ."
                + " ?step commons:stepType ?type ; schema:position ?position } ORDER BY ?position";
        var same = ANSWERS.stream()
                .filter(a -> a[0].equals("same-steps"))
                .findFirst()
                .orElseThrow();
        var other = ANSWERS.stream()
                .filter(a -> a[0].equals("trap-order"))
                .findFirst()
                .orElseThrow();
        var wanted = select(steps.formatted(same[1])).stream()
                .map(r -> text(r, "type"))
                .toList();
        assertThat(wanted).hasSize(7);
        assertThat(select(steps.formatted(same[2])).stream().map(r -> text(r, "type")))
                .containsExactlyElementsOf(wanted);
        assertThat(select(steps.formatted(other[2])).stream().map(r -> text(r, "type")))
                .containsExactlyInAnyOrderElementsOf(wanted)
                .doesNotContainSequence(wanted);
    }
}
