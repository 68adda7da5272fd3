package org.digitalcommons.suites;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The suites, each of which is a row of the table. */
enum Suite {
    SYNTAX_11("SPARQL 1.1, syntax of queries", "sparql11", "(Positive|Negative)SyntaxTest11"),
    EVALUATION_11("SPARQL 1.1, evaluation of queries", "sparql11", "QueryEvaluationTest"),
    TABLES_11("SPARQL 1.1, results as CSV", "sparql11", "CSVResultFormatTest"),
    PROTOCOL_11("SPARQL 1.1 Protocol", "sparql11", "ProtocolTest"),
    DESCRIPTION_11("SPARQL 1.1 Service Description", "sparql11", "ServiceDescriptionTest"),
    SYNTAX_10("SPARQL 1.0, syntax of queries", "sparql10", "(Positive|Negative)SyntaxTest"),
    EVALUATION_10("SPARQL 1.0, evaluation of queries", "sparql10", "QueryEvaluationTest"),
    SHACL_CORE("SHACL Core", "shacl/core", "Validate"),
    SHACL_SPARQL("SHACL-SPARQL", "shacl/sparql", "Validate");

    private static final Map<String, List<SuiteCase>> READ = new ConcurrentHashMap<>();

    private final String title;
    private final String folder;
    private final String types;

    Suite(String title, String folder, String types) {
        this.title = title;
        this.folder = folder;
        this.types = types;
    }

    String title() {
        return title;
    }

    List<SuiteCase> cases() {
        // In SHACL each case is a file of its own; elsewhere other files may look like manifests.
        return READ
                .computeIfAbsent(folder, f -> SuiteCase.in(f, f.startsWith("shacl") ? ".*\\.ttl" : "manifest.*\\.ttl"))
                .stream()
                .filter(one -> one.type().matches(types))
                .toList();
    }
}
