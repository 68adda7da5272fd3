package org.digitalcommons.serve.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The style sheets: that of the GOV.UK frontend, without its typeface and crown, and our own. The address of each holds
 * a digest of its content, so that a browser keeps it for a year and still sees every change at once.
 */
public final class Assets {

    private static final String FOLDER = "/assets/";
    private static final String GOVUK = "/META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/";
    private static final int DIGITS = 12;

    private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();
    private static final Map<String, Reply> REPLIES = new LinkedHashMap<>();

    static {
        add("govuk-frontend.min.css", GOVUK + "govuk-frontend.min.css", "text/css; charset=utf-8");
        add("site.css", "/site/site.css", "text/css; charset=utf-8");
    }

    private Assets() {}

    private static void add(String name, String resource, String contentType) {
        try (var in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The program was built without " + resource);
            }
            var body = in.readAllBytes();
            var tag = EntityTag.of(body);
            int dot = name.lastIndexOf('.');
            var address =
                    FOLDER + name.substring(0, dot) + "-" + tag.value().substring(0, DIGITS) + name.substring(dot);
            var reply = new Reply(200, contentType, Map.of("Vary", "Accept-Encoding"), body).with(tag);
            ADDRESSES.put(name, address);
            REPLIES.put(FOLDER + name, reply);
            REPLIES.put(address, reply.with("Cache-Control", "public, max-age=31536000, immutable"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of an asset, for a page that uses it. */
    public static String address(String name) {
        return Optional.ofNullable(ADDRESSES.get(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no asset " + name));
    }

    /** What lies at an address; empty where no asset does. */
    public static Optional<Reply> at(String path) {
        return Optional.ofNullable(REPLIES.get(path));
    }
}
