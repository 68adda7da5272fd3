package org.digitalcommons.suites;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * One case of a suite, as its manifest describes it.
 *
 * @param id its folder and its name in the manifest, such as {@code sparql11/bind#bind01}
 * @param about what the manifest states about it
 */
record SuiteCase(String id, Resource about) {

    private static final String MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String QUERY = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
    private static final Property APPROVAL =
            ResourceFactory.createProperty("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#approval");

    /** The cases that files of a folder list, without those that the suite itself has put aside. */
    static List<SuiteCase> in(String folder, String files) {
        return Suites.files(folder, files).stream().flatMap(SuiteCase::of).toList();
    }

    private static Stream<SuiteCase> of(Path manifest) {
        var model = Suites.read(manifest);
        return model.listObjectsOfProperty(manifest("entries")).toList().stream()
                .flatMap(list -> list.as(RDFList.class).asJavaList().stream())
                .map(RDFNode::asResource)
                .filter(about -> !putAside(about))
                .map(about -> new SuiteCase(id(manifest, about), about));
    }

    private static boolean putAside(Resource about) {
        return about.hasProperty(APPROVAL)
                && about.getPropertyResourceValue(APPROVAL).getLocalName().matches("Deprecated|Withdrawn|Obsoleted");
    }

    /** The same under whatever folder the suites lie. */
    static String id(Path manifest, Resource about) {
        var folder = Suites.FOLDER.relativize(manifest).getParent();
        // A manifest without a name of its own lists cases without names.
        return about.isAnon()
                ? folder + "#" + manifest.getFileName().toString().replaceFirst("\\..*", "")
                : folder + "#" + about.getURI().replaceFirst(".*[#/]", "");
    }

    static Property manifest(String name) {
        return ResourceFactory.createProperty(MANIFEST, name);
    }

    static Property query(String name) {
        return ResourceFactory.createProperty(QUERY, name);
    }

    String type() {
        return about.listProperties(RDF.type).toList().stream()
                .map(type -> type.getResource().getLocalName())
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    String name() {
        return about.getProperty(manifest("name")).getString();
    }

    Resource action() {
        return about.getPropertyResourceValue(manifest("action"));
    }

    /** The address of what is expected. */
    String result() {
        return about.getPropertyResourceValue(manifest("result")).getURI();
    }

    /** The address of the query: the action itself, or what the action says. */
    String queryAddress() {
        var stated = action().getPropertyResourceValue(query("query"));
        return (stated == null ? action() : stated).getURI();
    }

    /** Whether it leaves open how often a row is given. */
    boolean isLax() {
        return about.hasProperty(manifest("resultCardinality"), manifest("LaxCardinality"));
    }

    /** The addresses of the data that the action names by a property. */
    List<String> data(String property) {
        return action().listProperties(query(property)).toList().stream()
                .map(statement -> statement.getResource().getURI())
                .toList();
    }
}
