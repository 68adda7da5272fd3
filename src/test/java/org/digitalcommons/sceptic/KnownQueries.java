package org.digitalcommons.sceptic;

/** The queries that say what a store knows beside its answers; written apart from those that are doubted. */
final class KnownQueries {

    static final String PERIODS = """
            PREFIX commons: <https://w3id.org/digital-commons/def#>
            SELECT ?name ?first ?last
            WHERE { ?period commons:periodName ?name ; commons:periodStart ?first ; commons:periodEnd ?last }
            """;

    static final String LIFETIMES = """
            PREFIX org:    <http://www.w3.org/ns/org#>
            PREFIX prov:   <http://www.w3.org/ns/prov#>
            PREFIX schema: <https://schema.org/>
            SELECT ?body (MAX(?start) AS ?first) (MAX(?end) AS ?last)
            WHERE {
              {
                ?body a org:Organization ; schema:foundingDate ?founded .
                BIND (SUBSTR(STR(?founded), 1, 10) AS ?start)
              }
              UNION
              {
                ?body a org:Organization ; schema:dissolutionDate ?dissolved .
                BIND (SUBSTR(STR(?dissolved), 1, 10) AS ?end)
                BIND ("0001-01-01" AS ?start)
              }
              UNION
              {
                ?change org:resultingOrganization ?body ; prov:startedAtTime ?at .
                FILTER NOT EXISTS { ?change org:originalOrganization ?body }
                BIND (SUBSTR(STR(?at), 1, 10) AS ?start)
              }
              UNION
              {
                ?change org:originalOrganization ?body ; prov:startedAtTime ?at .
                FILTER NOT EXISTS { ?change org:resultingOrganization ?body }
                BIND (SUBSTR(STR(?at), 1, 10) AS ?end)
                BIND ("0001-01-01" AS ?start)
              }
            }
            GROUP BY ?body
            """;

    /** What each sum is of. A quotient is no sum of cost and dwellings: what it divides by is left out. */
    static final String SUMS = """
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
                commons:SideStaffing commons:RollUp commons:RollUpPart commons:ClusterSum commons:MemberCost
                commons:UnitCostObservation commons:ServiceExpenditure
              }
              FILTER NOT EXISTS { ?sum commons:denominator ?part }
              ?part sdmxd:refPeriod ?period .
              ?period commons:periodStart ?start .
              OPTIONAL { ?part commons:quantityUnit ?unit }
              OPTIONAL { ?part commons:currency ?currency }
            }
            GROUP BY ?sum
            """;

    /** Clusters, comparisons, and values that a median is taken of, each with whether its bodies are real or invented. */
    static final String GATHERINGS = """
            PREFIX commons: <https://w3id.org/digital-commons/def#>
            SELECT ?gathering (COUNT(DISTINCT ?world) AS ?worlds)
            WHERE {
              { ?member a commons:ClusterMembership ; commons:inCluster ?gathering }
              UNION
              { ?member a commons:UnitCostObservation ; commons:spreadOf ?gathering }
              ?member commons:body ?body .
              OPTIONAL { ?body commons:peerGroup ?group . ?group commons:fictional ?isInvented }
              BIND (IF(BOUND(?isInvented), "invented", "real") AS ?world)
            }
            GROUP BY ?gathering
            """;

    static final String DUTIES = """
            PREFIX commons: <https://w3id.org/digital-commons/def#>
            PREFIX dct:     <http://purl.org/dc/terms/>
            PREFIX identifier: <https://w3id.org/digital-commons/concept/identifier/>
            PREFIX org:     <http://www.w3.org/ns/org#>
            PREFIX schema:  <https://schema.org/>
            PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>
            SELECT DISTINCT ?duty ?group ?body ?first ?last ?code
            WHERE {
              ?bound skos:inScheme <https://w3id.org/digital-commons/concept/publishing-duty> ;
                     skos:notation ?duty .
              { ?bound commons:binds ?group . ?group commons:hasPeer ?body }
              UNION
              { ?bound commons:binds ?class . ?class commons:hasPeer ?body . ?group skos:narrowMatch ?class }
              UNION
              { ?bound commons:binds ?kind . ?kind commons:hasPeer ?body . ?body dct:spatial ?group }
              OPTIONAL { ?body org:identifier ?code FILTER (DATATYPE(?code) = identifier:local-authority) }
              OPTIONAL { ?body schema:foundingDate ?first }
              OPTIONAL { ?body schema:dissolutionDate ?last }
            }
            """;

    private KnownQueries() {}
}
