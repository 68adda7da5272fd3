package org.digitalcommons;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.TDB2;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;

/**
 * Three fictional councils beside the market of the pioneer group, with peer references taken of them: what one of them
 * publishes may be changed, to see what becomes of its index.
 */
final class Councils implements AutoCloseable {

    private static final String PREFIXES = """
            @prefix basis: <https://w3id.org/digital-commons/concept/basis/> .
            @prefix capability: <https://w3id.org/digital-commons/concept/capability/> .
            @prefix commons: <https://w3id.org/digital-commons/def#> .
            @prefix component: <https://w3id.org/digital-commons/id/component/> .
            @prefix cpsv: <http://purl.org/vocab/cpsv#> .
            @prefix cur: <http://publications.europa.eu/resource/authority/currency/> .
            @prefix cv: <http://data.europa.eu/m8g/> .
            @prefix dcat: <http://www.w3.org/ns/dcat#> .
            @prefix dct: <http://purl.org/dc/terms/> .
            @prefix function: <https://w3id.org/digital-commons/concept/function/> .
            @prefix identifier: <https://w3id.org/digital-commons/concept/identifier/> .
            @prefix indicator: <https://w3id.org/digital-commons/concept/indicator/> .
            @prefix org: <http://www.w3.org/ns/org#> .
            @prefix payment: <http://reference.data.gov.uk/def/payment#> .
            @prefix peer-group: <https://w3id.org/digital-commons/concept/peer-group/> .
            @prefix period: <https://w3id.org/digital-commons/id/period/> .
            @prefix profession: <https://w3id.org/digital-commons/concept/profession/> .
            @prefix publisher: <https://w3id.org/digital-commons/id/publisher/> .
            @prefix schema: <https://schema.org/> .
            @prefix sdmxd: <http://purl.org/linked-data/sdmx/2009/dimension#> .
            @prefix seniority: <https://w3id.org/digital-commons/concept/seniority/> .
            @prefix service-type: <https://w3id.org/digital-commons/concept/service-type/> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix sourcing: <https://w3id.org/digital-commons/concept/sourcing/> .
            @prefix stakeholder: <https://w3id.org/digital-commons/concept/stakeholder/> .
            @prefix type: <https://w3id.org/digital-commons/concept/implementation-type/> .
            @prefix unit: <https://w3id.org/digital-commons/concept/unit/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            """;

    private final Commons commons;

    private Councils(Commons commons) {
        this.commons = commons;
    }

    /** The three of them, honest, in a folder that is not there yet; it is the caller's to change. */
    static Councils honest(Path folder) throws IOException {
        return new Councils(Commons.open(Fixture.COUNCILS.copy(folder), DefaultStore.ROOMS));
    }

    /** The three of them, honest, by the rules of other rooms. */
    static Councils honest(Rooms rooms) throws Unreadable {
        var commons = Commons.inMemory(rooms);
        publishHonestly(commons);
        return new Councils(commons);
    }

    static void publishHonestly(Commons commons) throws Unreadable {
        var deliveries = new ArrayList<Delivery>();
        deliveries.add(Sample.delivery(Path.of("data", "sample", "pioneer", "market-2024-04-01.ttl")));
        List.of("east", "west", "tried").forEach(council -> deliveries.add(delivery(council, all(council))));
        commons.upkeep().publish(deliveries, outcome -> {}, ProgressListener.NONE);
        commons.upkeep().reference(ProgressListener.NONE);
    }

    /** What an honest council publishes, by parts that a move may change. */
    static Map<String, String> all(String council) {
        var parts = new TreeMap<String, String>();
        parts.put("posts", """
                own:chief a org:Post ; skos:prefLabel "Chief executive"@en ; org:postIn own:all .
                own:head a org:Post ; skos:prefLabel "Head of service"@en ; org:postIn own:all ; org:reportsTo own:chief .
                """);
        parts.put(
                "officers",
                staff("officers", "operational-delivery", "junior", "60.0", "1500000.00", "1800000.00", "own:head"));
        parts.put(
                "managers",
                staff("managers", "operational-delivery", "senior", "6.0", "300000.00", "330000.00", "own:chief"));
        parts.put("finance", staff("finance", "finance", "junior", "14.0", "420000.00", "490000.00", "own:chief"));
        parts.put(
                "payments", payments("care", "Home Helps", "20000.00") + payments("software", "Software", "10000.00"));
        parts.put(
                "messages",
                implementation("messages", "notification", "type:utility ; commons:provisionOf component:notify")
                        + consumption("messages", "notify")
                        + cost("messages", "900.00"));
        parts.put("cases", implementation("cases", "case-management", "type:bespoke") + cost("cases", "40000.00"));
        parts.put("pay", implementation("pay", "payment-taking", "type:product") + cost("pay", "9000.00"));
        parts.put("beside", """
                own:licences a cpsv:PublicService ; dct:title "Licences"@en ; cv:hasCompetentAuthority own:body ;
                  cv:isClassifiedBy service-type:street-trading-licence .
                """);
        return parts;
    }

    static String staff(
            String name, String profession, String seniority, String fte, String low, String high, String superior) {
        return """
                own:%s a commons:StaffingObservation ; commons:unit own:all ; sdmxd:refPeriod period:2024-25 ;
                  commons:profession profession:%s ; commons:seniority seniority:%s ; commons:grade "%s" ; commons:reportsToPost %s ;
                  commons:fullTimeEquivalent %s ; commons:amountLower %s ; commons:amountUpper %s ; commons:currency cur:GBP .
                """.formatted(name, profession, seniority, seniority, superior, fte, low, high);
    }

    /** One payment in each month of the year. */
    static String payments(String name, String category, String amount) {
        var text = new StringBuilder();
        for (int month = 0; month < 12; month++) {
            var day = "%d-%02d-15".formatted(2024 + (month + 3) / 12, (month + 3) % 12 + 1);
            text.append("""
                    own:%s-%d a commons:SpendLine ; dct:isPartOf <> ; commons:subject own:body ; payment:date "%s"^^xsd:date ;
                      commons:amount %s ; commons:currency cur:GBP ; commons:spentOn "%s" .
                    """.formatted(name, month, day, amount, category));
        }
        return text.toString();
    }

    static String implementation(String name, String capability, String type) {
        return """
                own:%s a commons:Implementation ; skos:prefLabel "%s"@en ; commons:implements capability:%s ; commons:operatedBy own:body ;
                  commons:sourcing sourcing:%s ; commons:implementationType %s .
                """.formatted(name, name, capability, type.contains("component:") ? "commons" : "local", type);
    }

    static String consumption(String name, String component) {
        return """
                own:consumption-%s a commons:Consumption ; commons:consumer own:body ; commons:consumes component:%s ;
                  schema:startDate "2023-04-01"^^xsd:date .
                """.formatted(name, component);
    }

    static String cost(String name, String amount) {
        return """
                own:cost-%s a commons:CostObservation ; commons:subject own:%s ; sdmxd:refPeriod period:2024-25 ; commons:amount %s ;
                  commons:currency cur:GBP ; commons:basis basis:direct .
                """.formatted(name, name, amount);
    }

    /** Publishes what a council says now in the place of what it said before, however little that is; what follows is derived. */
    Outcome changed(Map<String, String> parts) throws Unreadable {
        return commons.publish(delivery("tried", parts).confirming());
    }

    private static Delivery delivery(String council, Map<String, String> parts) {
        var text = PREFIXES
                + """
                @prefix own: <https://w3id.org/digital-commons/id/body/sample-%s/> .
                <> a commons:Publication , dcat:Dataset ; dct:title "What %s publishes" ; dct:publisher publisher:sample-%s ;
                  dct:license <https://creativecommons.org/publicdomain/zero/1.0/> ; dct:issued "2025-05-31"^^xsd:date ;
                  dct:temporal period:2024-25 ; dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/ANNUAL> .
                period:2024-25 a dct:PeriodOfTime ; dcat:startDate "2024-04-01"^^xsd:date ; dcat:endDate "2025-03-31"^^xsd:date ; skos:prefLabel "2024-25" .
                period:2023-24 a dct:PeriodOfTime ; dcat:startDate "2023-04-01"^^xsd:date ; dcat:endDate "2024-03-31"^^xsd:date ; skos:prefLabel "2023-24" .
                <https://w3id.org/digital-commons/id/body/sample-%s> a cv:PublicOrganisation , org:Organization ; skos:prefLabel "Council %s"@en ;
                  org:identifier "%s"^^identifier:sample ; org:classification peer-group:pioneer-council ; dcat:contactPoint <mailto:data@%s.example> .
                own:all a org:OrganizationalUnit ; skos:prefLabel "All"@en ; org:unitOf own:body .
                """.formatted(council, council, council, council, council, council, council)
                + String.join("", parts.values());
        var body = "<https://w3id.org/digital-commons/id/body/sample-%s>".formatted(council);
        return new Delivery(
                Delivery.UNNAMED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "https://creativecommons.org/publicdomain/zero/1.0/",
                Optional.empty(),
                List.of(new Delivery.File(
                        council + ".ttl", text.replaceAll("own:body\\b", body).getBytes(StandardCharsets.UTF_8))));
    }

    Commons commons() {
        return commons;
    }

    /** A figure of the index of the council that is tried, such as {@code lower}. */
    BigDecimal score(String property) {
        return figure("?score a commons:IndexScore ; commons:%s ?value".formatted(property));
    }

    /** A figure of one of its components. */
    BigDecimal component(String component, String property) {
        return figure("?score a commons:ComponentScore ; commons:measure <%sindex-component/%s> ; commons:%s ?value"
                .formatted(Term.CONCEPT, component, property));
    }

    private BigDecimal figure(String pattern) {
        var rows = rows(
                "SELECT ?value WHERE { ?score commons:body <%sbody/sample-tried> ; commons:method <%sindex-method/2.1> . %s }"
                        .formatted(Term.ID, Term.CONCEPT, pattern));
        return new BigDecimal(rows.getFirst().get(Var.alloc("value")).getLiteralLexicalForm());
    }

    List<Binding> rows(String query) {
        var context = ARQ.getContext().copy();
        context.set(TDB2.symUnionDefaultGraph, true);
        return commons.contents().read(() -> {
            try (var execution = QueryExec.dataset(commons.contents().dataset())
                    .context(context)
                    .query("PREFIX commons: <%s> ".formatted(Term.NAMESPACE) + query)
                    .build()) {
                return execution.select().stream().map(Binding::detach).toList();
            }
        });
    }

    @Override
    public void close() {
        commons.close();
    }
}
