package org.digitalcommons.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The style sheets: that of the GOV.UK frontend, without its typeface and crown, and our own. */
final class Assets {

    private static final String GOVUK =
            "/META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.css";
    private static final Map<String, String> FORWARD = Map.of("Cache-Control", "public, max-age=3600");

    private final Map<String, Reply> byPath;

    Assets() {
        byPath = Map.of(
                "/assets/govuk-frontend.min.css", style(GOVUK),
                "/assets/site.css", style("/site/site.css"));
    }

    private static Reply style(String resource) {
        try (var in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The program was built without " + resource);
            }
            return new Reply(200, "text/css; charset=utf-8", FORWARD, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Reply> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
