package org.digitalcommons.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one table of security headers. */
class HeadersTest {

    private static final Pattern NAMED = Pattern.compile(
            "\"(Content-Security-Policy|Referrer-Policy|X-Content-Type-Options|X-Frame-Options|Permissions-Policy"
                    + "|Cross-Origin-[A-Za-z-]+|Strict-Transport-Security)\"",
            Pattern.CASE_INSENSITIVE);

    @Test
    void noOtherClassNamesASecurityHeader() throws IOException {
        assertThat(NAMED.matcher("setHeader(\"content-security-policy\", POLICY)")
                        .find())
                .isTrue();
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".java"))
                            .filter(f -> NAMED.matcher(text(f)).find())
                            .map(f -> f.getFileName().toString()))
                    .containsExactly("Headers.java");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, false",
        "/embed, true",
        "/embed/chart/x, true",
        "/embedded, false",
        "/EMBED/x, false",
        "/%65mbed/x, false",
        "/bodies/embed/x, false",
        "//embed/x, false",
        "'', false"
    })
    void onlyWhatIsMadeToBeEmbeddedMayBeFramed(String path, boolean isFramed) {
        var headers = Headers.of(path);
        assertThat(headers.containsKey("X-Frame-Options")).isNotEqualTo(isFramed);
        assertThat(headers.get("Content-Security-Policy"))
                .contains(isFramed ? "frame-ancestors *" : "frame-ancestors 'none'")
                .contains("default-src 'none'");
    }

    @ParameterizedTest
    @CsvSource({
        "/sparql, true",
        "/sparql/x, true",
        "/sparqling, false",
        "/, false",
        "/embed/x, false",
        "/publish, false"
    })
    void onlyTheQueryEditorMayRunAScript(String path, boolean mayRun) {
        var policy = Headers.of(path).getOrDefault("Content-Security-Policy", "");
        assertThat(policy).isNotEmpty();
        assertThat(policy.contains("script-src 'self'")).isEqualTo(mayRun);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
