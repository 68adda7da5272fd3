package org.digitalcommons.serve.upload;

import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.digitalcommons.validate.Report;

/** The result of an upload for a program, as JSON. */
final class UploadReply {

    private UploadReply() {}

    static String json(UploadSession session) {
        var reply = session.dryRun()
                .flatMap(DryRun::verdict)
                .map(v -> JSON.parse(new Report(v).json()))
                .orElseGet(() -> {
                    var none = new JsonObject();
                    none.put("accepted", false);
                    return none;
                });
        session.dryRun().flatMap(DryRun::verdict).ifPresent(v -> reply.put("text", new Report(v).text()));
        reply.put("desk", "/publish/" + session.id());
        reply.put("news", words(session.news()));
        session.dryRun().ifPresent(dryRun -> {
            reply.put("problems", words(dryRun.problems()));
            dryRun.candidate().ifPresent(candidate -> {
                reply.put("publication", candidate.publication().getURI());
                var rows = new JsonObject();
                rows.put("read", candidate.rows().read());
                rows.put("used", candidate.rows().used());
                rows.put("reported", candidate.rows().reported());
                reply.put("rows", rows);
                reply.put("notes", words(candidate.columns()));
            });
            dryRun.preview().ifPresent(preview -> {
                var changes = new JsonObject();
                changes.put("first", preview.changes().first());
                changes.put("added", preview.changes().added());
                changes.put("removed", preview.changes().removed());
                changes.put("same", preview.changes().same());
                reply.put("changes", changes);
                preview.sinceLastPeriod().ifPresent(since -> {
                    var period = new JsonObject();
                    period.put("period", since.period());
                    period.put("added", since.figures().added());
                    period.put("removed", since.figures().removed());
                    period.put("same", since.figures().same());
                    period.put("paymentsBefore", since.paymentsBefore());
                    period.put("paymentsNow", since.paymentsNow());
                    period.put("sumBefore", since.sumBefore().toPlainString());
                    period.put("sumNow", since.sumNow().toPlainString());
                    reply.put("sinceLastPeriod", period);
                });
                reply.put("bodies", preview.about());
            });
        });
        return JSON.toString(reply) + "\n";
    }

    private static JsonArray words(List<String> sentences) {
        var array = new JsonArray();
        sentences.forEach(array::add);
        return array;
    }
}
