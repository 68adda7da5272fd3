package org.digitalcommons.serve.data;

import java.io.StringWriter;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.digitalcommons.validate.Report;

/** What a publisher is told of its data, with every finding, in the form it asks for. */
final class ReportFormat {

    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";
    private static final String TURTLE = "text/turtle";
    private static final String NTRIPLES = "application/n-triples";
    private static final String JSONLD = "application/ld+json";
    private static final String RDFXML = "application/rdf+xml";

    private ReportFormat() {}

    /** Never refuses: whoever asks for a form that is not there is told in words. */
    static Sent sent(int status, Report report, Optional<String> accept) {
        var type = accept.flatMap(a -> GraphFormat.match(a, TEXT, JSON, TURTLE, JSONLD, NTRIPLES, RDFXML))
                .orElse(TEXT);
        return switch (type) {
            case JSON -> Sent.of(status, JSON, report.json());
            case TURTLE -> Sent.of(status, TURTLE + "; charset=utf-8", report.turtle());
            case JSONLD -> Sent.of(status, JSONLD, written(report, Lang.JSONLD));
            case NTRIPLES -> Sent.of(status, NTRIPLES, written(report, Lang.NTRIPLES));
            case RDFXML -> Sent.of(status, RDFXML, written(report, Lang.RDFXML));
            default -> Sent.of(status, TEXT + "; charset=utf-8", report.textWithEveryPlace());
        };
    }

    private static String written(Report report, Lang lang) {
        var text = new StringWriter();
        RDFDataMgr.write(text, report.graph(), lang);
        return text.toString();
    }
}
