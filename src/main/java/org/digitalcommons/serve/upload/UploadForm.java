package org.digitalcommons.serve.upload;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.rights.Tokens;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.words.Words;
import org.digitalcommons.store.DiskFolders;

/** A form with files, {@code multipart/form-data}. Files go to disk from the first byte on, never into memory. */
final class UploadForm {

    private static final Words WORDS = Words.english();
    private static final String MULTIPART = "org.eclipse.jetty.multipartConfig";
    private static final int FIELDS_IN_MEMORY = 64 * 1024;
    private static final int LARGEST_FIELD = 64 * 1024;

    private final Commons commons;
    private final Path received;
    private final UploadLimits limits;

    /**
     * Reads forms.
     *
     * @param received where files lie while a request goes on; what a process left there that was killed is deleted
     */
    UploadForm(Commons commons, Path received, UploadLimits limits) {
        this.commons = commons;
        this.received = received;
        this.limits = limits;
        DiskFolders.deleteUnchecked(received);
    }

    /** The delivery that a request holds; its files are moved to a session, in the place of those sent before. */
    Delivery delivery(UploadSession session, HttpServletRequest request) {
        var place = session.emptied();
        var fields = new LinkedHashMap<String, String>();
        var files = new ArrayList<Delivery.File>();
        try {
            for (var part : parts(request, session.isGuest() ? limits.guestBytes() : limits.requestBytes())) {
                if (part.getSubmittedFileName() == null) {
                    fields.put(part.getName(), text(part));
                } else if (part.getSize() > 0 || !part.getSubmittedFileName().isBlank()) {
                    var name = name(part.getSubmittedFileName());
                    if (files.stream().anyMatch(file -> file.name().equals(name))) {
                        throw Refusal.of(400, WORDS.say("upload.refusal.one-name"));
                    }
                    var file = place.resolve(name);
                    try (var in = part.getInputStream()) {
                        Files.copy(in, file);
                    }
                    files.add(new Delivery.File(name, FileContent.of(file)));
                }
            }
        } catch (IOException e) {
            throw last(Refusal.of(400, WORDS.say("upload.refusal.broke-off")));
        }
        if (files.isEmpty()) {
            throw Refusal.of(400, WORDS.say("upload.refusal.no-file"));
        }
        if (!session.isGuest()) {
            Publishing.refuseOther(session, fields, "upload.refusal.other-publishes");
        }
        fields.computeIfPresent("about", (name, said) -> NamedBody.code(commons, said));
        files.sort((a, b) -> a.name().compareTo(b.name()));
        var publisher = session.isGuest() ? triedAs(fields) : session.publisher();
        return new Delivery(publisher, details(fields), List.copyOf(files));
    }

    /** As whom somebody without a token tries what would be found. */
    private static String triedAs(Map<String, String> fields) {
        return Optional.ofNullable(fields.get("publisher"))
                .map(String::strip)
                .filter(code -> Tokens.PUBLISHER.matcher(code).matches())
                .orElse(Delivery.UNNAMED);
    }

    private static DeliveryDetails details(Map<String, String> fields) {
        // Over the web nobody can have persons named.
        fields.remove("disclosure");
        try {
            return DeliveryDetails.of(fields);
        } catch (Unreadable unreadable) {
            throw Refusal.of(400, String.join(" ", unreadable.reasons()));
        }
    }

    private Collection<Part> parts(HttpServletRequest request, long most) throws IOException {
        request.setAttribute(
                MULTIPART,
                new MultipartConfigElement(Files.createDirectories(received).toString(), most, most, FIELDS_IN_MEMORY));
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        try {
            return request.getParts();
        } catch (IllegalStateException e) {
            throw tooLarge(most);
        } catch (ServletException e) {
            throw last(Refusal.of(400, WORDS.say("upload.refusal.not-whole")));
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("length")) {
                throw tooLarge(most);
            }
            throw e;
        }
    }

    private static Refusal tooLarge(long most) {
        return last(Refusal.of(413, WORDS.say("upload.refusal.too-large", most)));
    }

    /** Nothing can be read behind a body that was not understood: the connection ends, and its client is told so. */
    private static Refusal last(Refusal refusal) {
        return refusal.with("Connection", "close");
    }

    private static String text(Part part) throws IOException {
        try (var in = part.getInputStream()) {
            return new String(in.readNBytes(LARGEST_FIELD), StandardCharsets.UTF_8);
        }
    }

    /** A name that stays in its folder, whatever the client calls the file. */
    private static String name(String submitted) {
        var bare = submitted
                .replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}:*?\"<>|]", "_")
                .strip();
        return bare.isEmpty() || bare.startsWith(".") ? "file" + bare : bare;
    }
}
