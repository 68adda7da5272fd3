package org.digitalcommons.pull;

import java.util.Map;
import org.digitalcommons.name.Iris;

/** The name of a fetched file: the last step of the registered address, with the ending of its kind. */
public final class FileName {

    private static final int LONGEST = 100;

    /** What a file of a kind is called at its end, where its address does not say. */
    private static final Map<String, String> ENDINGS = Map.of(
            "text/csv", ".csv",
            "text/turtle", ".ttl",
            "application/n-triples", ".nt",
            "application/trig", ".trig",
            "application/n-quads", ".nq",
            "application/ld+json", ".jsonld",
            "application/rdf+xml", ".rdf",
            "application/json", ".json",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    private FileName() {}

    /**
     * The name of a file.
     *
     * @param path the path of its address
     * @param mediaType its kind, in small letters and without parameters; empty when unknown
     */
    public static String of(String path, String mediaType) {
        var last = Iris.lastSegment(path).replaceAll("[^A-Za-z0-9 ._()-]", "_");
        var name = last.isBlank() ? "file" : last.substring(Math.max(0, last.length() - LONGEST));
        return name.contains(".") ? name : name + ENDINGS.getOrDefault(mediaType, "");
    }
}
