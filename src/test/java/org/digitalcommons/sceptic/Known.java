package org.digitalcommons.sceptic;

import java.util.List;
import java.util.Map;

/**
 * What a store knows beside its answers.
 *
 * @param periods first and last day of each period, by its name
 * @param lifetimes first and last day of each body that a register dates; the last is empty while it exists
 * @param mixtures what is wrong with sums, by the address of the sum: sources of two periods, units or currencies
 * @param sums how many sums were looked at
 */
record Known(Map<String, Span> periods, Map<String, Span> lifetimes, Map<String, String> mixtures, long sums) {

    /** Days in the form of ISO 8601, which is their order. */
    record Span(String first, String last) {

        boolean meets(Span other) {
            return (last.isEmpty() || other.first.compareTo(last) < 0)
                    && (other.last.isEmpty() || first.compareTo(other.last) <= 0);
        }
    }

    /** Nothing at all, for planted answers that need no store. */
    static Known nothing() {
        return new Known(Map.of(), Map.of(), Map.of(), 0);
    }

    /** The queries that fill it, in the order of its components. */
    static final List<String> QUERIES = List.of("""
            PREFIX commons: <https://w3id.org/digital-commons/def#>
            SELECT ?name ?first ?last
            WHERE { ?period commons:periodName ?name ; commons:periodStart ?first ; commons:periodEnd ?last }
            """, """
            PREFIX org:    <http://www.w3.org/ns/org#>
            PREFIX prov:   <http://www.w3.org/ns/prov#>
            PREFIX schema: <https://schema.org/>
            SELECT ?body (MIN(?start) AS ?first) (MAX(?end) AS ?last)
            WHERE {
              {
                ?body a org:Organization ; schema:foundingDate ?founded .
                OPTIONAL { ?body schema:dissolutionDate ?dissolved BIND (STR(?dissolved) AS ?end) }
                BIND (STR(?founded) AS ?start)
              }
              UNION
              { ?change org:resultingOrganization ?body ; prov:startedAtTime ?at BIND (SUBSTR(STR(?at), 1, 10) AS ?start) }
              UNION
              {
                ?change org:originalOrganization ?body ; prov:startedAtTime ?at .
                BIND (SUBSTR(STR(?at), 1, 10) AS ?end)
                BIND ("0001-01-01" AS ?start)
              }
            }
            GROUP BY ?body
            """, """
            PREFIX commons: <https://w3id.org/digital-commons/def#>
            PREFIX prov:    <http://www.w3.org/ns/prov#>
            PREFIX sdmxd:   <http://purl.org/linked-data/sdmx/2009/dimension#>
            SELECT ?sum (COUNT(DISTINCT ?start) AS ?periods) (COUNT(DISTINCT ?unit) AS ?units)
                   (COUNT(DISTINCT ?currency) AS ?currencies)
            WHERE {
              ?sum a ?class ;
                   prov:wasDerivedFrom ?part .
              VALUES ?class {
                commons:TitleStaffing commons:RoleStaffing commons:GradeStaffing commons:FunctionStaffing
                commons:SideStaffing commons:RollUp commons:RollUpPart commons:DuplicationCluster commons:ClusterPart
                commons:UnitCostObservation commons:ServiceExpenditure
              }
              ?part sdmxd:refPeriod ?period .
              ?period commons:periodStart ?start .
              OPTIONAL { ?part commons:quantityUnit ?unit }
              OPTIONAL { ?part commons:currency ?currency }
            }
            GROUP BY ?sum
            """);
}
