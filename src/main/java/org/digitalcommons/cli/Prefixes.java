package org.digitalcommons.cli;

import java.util.Map;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/** The short names used where RDF is written for people. */
final class Prefixes {

    private Prefixes() {}

    static Map<String, String> all() {
        return Map.of(
                "commons", Term.NAMESPACE,
                "cv", "http://data.europa.eu/m8g/",
                "dcat", "http://www.w3.org/ns/dcat#",
                "dct", "http://purl.org/dc/terms/",
                "org", "http://www.w3.org/ns/org#",
                "prov", Prov.NAMESPACE,
                "qb", "http://purl.org/linked-data/cube#",
                "sdmxd", "http://purl.org/linked-data/sdmx/2009/dimension#",
                "skos", "http://www.w3.org/2004/02/skos/core#",
                "xsd", "http://www.w3.org/2001/XMLSchema#");
    }
}
