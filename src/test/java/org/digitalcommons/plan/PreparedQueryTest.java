package org.digitalcommons.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan makes what Jena's own engine makes, for every kind of pattern that a query may hold. */
class PreparedQueryTest {

    private static final String START = """
            PREFIX : <http://example.org/>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;

    private static final Graph DATA =
            RDFParser.fromString(START + """
            :a :in :x ; :n 1 ; :name "Anna" ; :of :b .
            :b :in :x ; :n 2 ; :name "Bert" , "Bertha" ; :of :c .
            :c :in :y ; :n 3 ; :left :why .
            :d :in :y ; :n "many" ; :name "dora" ; :of :d .
            :n :kind :number . :name :kind :text .
            :x :label "First" . :y :alias "Second" .
            """, Lang.TURTLE).toGraph();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?s :in ?x ; :n ?o",
                "?s ?p ?o . ?p :kind :text",
                "?s :of ?s . BIND (?s AS ?o)",
                "?s :in ?x OPTIONAL { ?s :name ?o }",
                "?s :in ?x OPTIONAL { ?s :of ?o OPTIONAL { ?o :left ?why } } BIND (COALESCE(?why, :none) AS ?y)",
                "?s :in ?o FILTER NOT EXISTS { ?s :left ?why }",
                "?s :in ?o FILTER EXISTS { ?s :n ?n FILTER (?n > 1) }",
                "?s :in ?o FILTER NOT EXISTS { ?k :kind :text . ?s ?k ?any }",
                "?s :in ?x ; :n ?n BIND (IF(?n > 1, ?n * 2, ?none) AS ?o)",
                "?s :n ?o FILTER (?o >= 2)",
                "?s :in|:of ?o",
                "?s :in/(:label|:alias) ?o",
                "?s :of+ ?o",
                "{ ?s :n ?o } UNION { ?s :name ?o FILTER (STRLEN(?o) > 4) }",
                "{ SELECT ?x (COUNT(?m) AS ?o) (MIN(?n) AS ?least) { ?m :in ?x ; :n ?n } GROUP BY ?x } ?s :in ?x",
                "?s :in ?x { SELECT ?x (COUNT(*) AS ?o) { ?m :in ?x FILTER NOT EXISTS { ?m :left ?w } } GROUP BY ?x }",
                "?s :in ?x OPTIONAL { SELECT ?s (GROUP_CONCAT(?n; SEPARATOR=\"+\") AS ?o) { SELECT ?s ?n { ?s :name ?n }"
                        + " ORDER BY DESC(?n) } GROUP BY ?s }",
                "{ SELECT (COUNT(?m) AS ?o) { ?m :nothing ?n } } ?s :in :x",
                "{ { SELECT (SUM(?m) AS ?o) { ?s :nothing ?m } GROUP BY ?s } ?s :in :x } UNION { ?s :n ?o }",
                "{ SELECT ?s ?o { ?s :n ?o } ORDER BY DESC(?o) ?s LIMIT 2 }",
                "{ SELECT DISTINCT ?x { ?s :in ?x } } BIND (:all AS ?s) BIND (?x AS ?o)",
                "VALUES (?s ?x) { (:a :x) (UNDEF :y) } ?s :in ?x ; :n ?o",
                "?s :in ?x VALUES (?x ?o) { (:x 1) (UNDEF 2) }",
                "?s :name ?n BIND (IRI(CONCAT(STR(?s), \"/\", ENCODE_FOR_URI(REPLACE(LCASE(?n), \"[aeiou]\", \"-\")))) AS ?o)",
                "?s :n ?n OPTIONAL { { ?s :name ?o } UNION { ?s :of ?t . ?t :name ?o } FILTER (?n > 1) }",
                "?s :in ?x MINUS { ?s :left ?why } BIND (?x AS ?o)",
                "?s :name ?n FILTER (REGEX(?n, \"^b\", \"i\")) BIND (STRLANG(?n, \"en\") AS ?o)",
                "?s :n ?n BIND (xsd:decimal(?n) AS ?o)",
            })
    void aPlanMakesWhatJenaMakes(String where) {
        var query = QueryFactory.create(
                START + "CONSTRUCT { ?s :is ?o . ?s :and ?x . ?o :of ?s } WHERE { " + where + " }",
                Syntax.syntaxSPARQL_11);
        var expected = PreparedQuery.byJena(query).construct(DATA).find().toSet();
        assertThat(expected).isNotEmpty();
        assertThat(PreparedQuery.of(query).construct(DATA).find().toSet()).isEqualTo(expected);
    }

    @Test
    void aQueryThatNoStepIsForIsLeftToJena() {
        var query = QueryFactory.create(
                START + "CONSTRUCT { ?s :is ?o } WHERE { ?s :in ?o MINUS { ?s :left ?why } }", Syntax.syntaxSPARQL_11);
        assertThat(PreparedQuery.of(query).isPlanned()).isFalse();
        assertThat(PreparedQuery.of(query).construct(DATA).size()).isEqualTo(3);
    }

    @Test
    void aPlanServesManyThreads() {
        var query = QueryFactory.create(
                START + "CONSTRUCT { ?s :is ?o } WHERE { ?s :in ?x "
                        + "{ SELECT ?x (COUNT(?m) AS ?o) { ?m :in ?x } GROUP BY ?x } }",
                Syntax.syntaxSPARQL_11);
        var prepared = PreparedQuery.of(query);
        var sizes = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> prepared.construct(DATA).size())
                .distinct()
                .toList();
        assertThat(sizes).containsExactly(4);
    }
}
