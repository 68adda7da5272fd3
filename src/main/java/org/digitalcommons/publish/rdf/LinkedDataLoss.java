package org.digitalcommons.publish.rdf;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.lang.LanguageTag;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.riot.Lang;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.read.DelimitedText;

/**
 * What a file of linked data would lose without notice when it is read. Because nothing may be lost, such a file is
 * refused.
 */
final class LinkedDataLoss {

    private static final List<Lang> JSON = List.of(Lang.JSONLD, Lang.JSONLD11);

    private LinkedDataLoss() {}

    static void refuse(String name, Lang language, byte[] bytes) throws Unreadable {
        refuseOtherEncodings(name, language, bytes);
        if (JSON.contains(language)) {
            refuseSilence(name, bytes);
        }
    }

    /** Nothing is fetched, and a member that the context gives no address is an error: it would be lost. */
    static JsonLdOptions options() {
        var options = new JsonLdOptions((address, how) -> {
            throw new JsonLdError(
                    JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                    "A JSON-LD context is not fetched from elsewhere; write it into the document.");
        });
        options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Fail);
        return options;
    }

    /** All of these are UTF-8 by their standards, but RDF/XML, which names its encoding; other bytes would be read as signs of a gap. */
    private static void refuseOtherEncodings(String name, Lang language, byte[] bytes) throws Unreadable {
        if (language.equals(Lang.RDFXML)) {
            return;
        }
        var left = ByteBuffer.wrap(bytes);
        var decoder = DelimitedText.strict();
        var text = CharBuffer.allocate(64 * 1024);
        long line = 1;
        for (boolean atEnd = false; !atEnd; text.clear()) {
            var how = decoder.decode(left, text, true);
            text.flip();
            line += text.chars().filter(c -> c == '\n').count();
            if (how.isError() || text.chars().anyMatch(c -> c == 0)) {
                throw new Unreadable(
                        "%s is not in UTF-8, as %s has to be: see line %d. Save it as UTF-8 and publish it again."
                                .formatted(name, language.getLabel(), line));
            }
            atEnd = how.isUnderflow();
        }
    }

    /** JSON-LD passes over members without an address and texts whose language tag is not well-formed. */
    private static void refuseSilence(String name, byte[] bytes) throws Unreadable {
        var lost = new TreeSet<String>();
        try {
            var document = JsonDocument.of(new ByteArrayInputStream(bytes));
            lostLanguages(JsonLd.expand(document).options(options()).get(), lost);
        } catch (JsonLdError e) {
            if (e.getCode() == JsonLdErrorCode.UNDEFINED_TERM) {
                throw new Unreadable(
                        "%s has a member that its @context gives no address, so it would be lost: %s. Give it one there, or leave the member out."
                                .formatted(
                                        name,
                                        String.valueOf(e.getMessage())
                                                .replaceFirst("(?s)^[^\\[]*\\[([^\\]]*)\\].*$", "$1")));
            }
            // What is wrong with it otherwise is said where it is read.
            return;
        }
        if (!lost.isEmpty()) {
            throw new Unreadable(
                    "%s has texts whose language is not a language tag (BCP 47), and JSON-LD would lose them: %s. No part of a tag is longer than 8 letters; correct the tags, or publish Turtle."
                            .formatted(name, String.join(", ", lost)));
        }
    }

    private static void lostLanguages(JsonValue value, Set<String> lost) {
        if (value instanceof JsonArray list) {
            list.forEach(item -> lostLanguages(item, lost));
        } else if (value instanceof JsonObject object) {
            if (object.get("@language") instanceof JsonString tag && !LanguageTag.isWellFormed(tag.getString())) {
                lost.add(tag.getString());
            }
            object.values().forEach(member -> lostLanguages(member, lost));
        }
    }
}
