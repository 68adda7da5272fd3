package org.digitalcommons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.publish.Delivery;

/** Files sent to {@code /publish} of a server of ours, with the token of a publisher. */
final class SentFiles {

    private final UploadClient client;

    SentFiles(UploadClient client) {
        this.client = client;
    }

    /**
     * Publishes, or with a dry run only tells what would be found.
     *
     * @return the exit code of the command
     */
    int publish(Delivery delivery, List<Path> files, boolean dryRun, PrintWriter words) {
        if (delivery.disclosure().isPresent()) {
            throw new CommonsException(
                    Code.NOT_ALLOWED,
                    "Holders of senior posts cannot be named over the web. Publish where the store is, with --store.");
        }
        var reply = post(delivery, files, dryRun);
        reply.text("text").ifPresent(words::print);
        reply.each("problems").forEach(words::println);
        if (reply.status() == 422) {
            words.println(dryRun ? "It would not be published." : "Not published; the server is as it was.");
            return Main.REJECTED;
        }
        if (dryRun) {
            words.println("It would be published. Nothing was stored.");
            reply.text("publication").ifPresent(words::println);
            reply.each("notes").forEach(words::println);
            if (reply.json().hasKey("rows")) {
                var rows = reply.json().getObj("rows");
                words.printf(
                        "rows: %s read, %s used, %s reported%n",
                        rows.get("read"), rows.get("used"), rows.get("reported"));
            }
            if (reply.json().hasKey("changes")) {
                var changes = reply.json().getObj("changes");
                words.printf(
                        "Compared with what is published: %s statements added, %s removed, %s the same.%n",
                        changes.get("added"), changes.get("removed"), changes.get("same"));
            }
        }
        reply.each("news").forEach(words::println);
        return Main.DONE;
    }

    private UploadClient.ServerReply post(Delivery delivery, List<Path> files, boolean dryRun) {
        var boundary = "commons-" + UUID.randomUUID();
        try {
            return client.post(
                    dryRun ? "publish" : "publish?publish=true",
                    "multipart/form-data; boundary=" + boundary,
                    body(boundary, delivery, files));
        } catch (IOException e) {
            throw new CommonsException(Code.FILE_UNREADABLE, "A file cannot be read: " + e.getMessage());
        }
    }

    private static BodyPublisher body(String boundary, Delivery delivery, List<Path> files) throws IOException {
        var fields = delivery.details().toFields();
        fields.put("publisher", delivery.publisher());
        var parts = new ArrayList<BodyPublisher>();
        fields.forEach((name, value) -> parts.add(BodyPublishers.ofString(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n"
                        .formatted(boundary, name, value))));
        for (var file : files) {
            var name =
                    Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("file");
            parts.add(BodyPublishers.ofString(
                    "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                            .formatted(boundary, name.replaceAll("[\"\\r\\n\\\\]", "_"))));
            parts.add(BodyPublishers.ofFile(file));
            parts.add(BodyPublishers.ofString("\r\n"));
        }
        parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }
}
