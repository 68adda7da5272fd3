package org.digitalcommons.serve.data;

import java.io.StringWriter;
import java.util.List;
import org.apache.jena.riot.RDFDataMgr;
import org.digitalcommons.serve.http.Accept;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.validate.Report;

/** The report that a publisher gets on its data, with every finding, in the format it asks for. */
final class ReportFormat {

    private static final List<Format> OFFERED =
            List.of(Format.TEXT, Format.JSON, Format.TURTLE, Format.JSONLD, Format.NTRIPLES, Format.RDFXML);

    private ReportFormat() {}

    /** Never refuses: whoever asks for a format that is not there is told in words. */
    static Reply reply(int status, Report report, Accept accept) {
        var format = accept.best(OFFERED).orElseGet(Format.TEXT::representation).format();
        return Reply.of(
                status,
                format,
                switch (format) {
                    case TEXT -> report.textWithEveryPlace();
                    case JSON -> report.json();
                    case TURTLE -> report.turtle();
                    default -> written(report, format);
                });
    }

    private static String written(Report report, Format format) {
        var text = new StringWriter();
        RDFDataMgr.write(text, report.graph(), format.lang());
        return text.toString();
    }
}
