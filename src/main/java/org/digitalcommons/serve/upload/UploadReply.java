package org.digitalcommons.serve.upload;

import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.digitalcommons.validate.Report;

/** What a program is told of files it sent, as JSON. */
final class UploadReply {

    private UploadReply() {}

    static String json(Desk desk) {
        var reply = desk.checked()
                .flatMap(Checked::verdict)
                .map(v -> JSON.parse(new Report(v).json()))
                .orElseGet(() -> {
                    var none = new JsonObject();
                    none.put("accepted", false);
                    return none;
                });
        desk.checked().flatMap(Checked::verdict).ifPresent(v -> reply.put("text", new Report(v).text()));
        reply.put("desk", "/publish/" + desk.id());
        reply.put("news", words(desk.news()));
        desk.checked().ifPresent(checked -> {
            reply.put("problems", words(checked.problems()));
            checked.candidate().ifPresent(candidate -> {
                reply.put("publication", candidate.publication().getURI());
                var rows = new JsonObject();
                rows.put("read", candidate.rows().read());
                rows.put("used", candidate.rows().used());
                rows.put("reported", candidate.rows().reported());
                reply.put("rows", rows);
                reply.put("notes", words(candidate.columns()));
            });
            checked.preview().ifPresent(preview -> {
                var changes = new JsonObject();
                changes.put("first", preview.changes().first());
                changes.put("added", preview.changes().added());
                changes.put("removed", preview.changes().removed());
                changes.put("same", preview.changes().same());
                reply.put("changes", changes);
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
