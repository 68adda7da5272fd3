package org.digitalcommons.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.digitalcommons.CommonsException;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.catalog.Frequencies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in many ways is compared in one, and what could be read in two is refused. */
class AddressTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Example.ORG:443/A?b=C#d, https://example.org/A?b=C",
        "https://example.org, https://example.org/",
        "http://example.org:80/, http://example.org/",
        "http://example.org:443/, http://example.org:443/",
        "https://[2001:DB8::1]/a, https://[2001:db8::1]/a"
    })
    void anAddressHasOneForm(String written, String form) throws FetchRefusal {
        assertThat(Address.of(written)).hasToString(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org/a",
                "ftp://example.org/",
                "file:///etc/passwd",
                "https:///a",
                "https://me:secret@example.org/",
                "https://allowed.org@evil.org/",
                "https://example.org./",
                "https://example.org/a/../b",
                "https://example.org/a/..",
                "https://example.org/a/%2E%2e/b",
                "https://example.org/a%2fb",
                "https://example.org/a//b",
                "https://example.org/a\\b",
                "https://exämple.org/",
                "https://example.org/a b",
                "https://example.org/\t",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://[fe80::1%25eth0]/"
            })
    void whatCouldBeReadInTwoWaysIsRefused(String written) {
        assertThatThrownBy(() -> Address.of(written))
                .isInstanceOf(FetchRefusal.class)
                .hasMessageNotContaining("secret")
                .message()
                .endsWith(".");
    }

    @Test
    void anEntryCoversWhatBeginsWithItStepByStep() throws IOException, FetchRefusal {
        var allowed = allowed("""
                # notes
                example.gov.uk
                https://data.example.org/open/
                https://data.example.org/one.csv
                http://plain.example.org:8080/
                """);
        for (var covered : List.of(
                "https://example.gov.uk/",
                "https://EXAMPLE.gov.uk/any/thing.csv?x=1",
                "https://data.example.org/open/a.csv",
                "https://data.example.org/one.csv?month=1",
                "http://plain.example.org:8080/x")) {
            assertThat(allowed.covering(Address.of(covered)).isPrivate())
                    .as(covered)
                    .isFalse();
        }
        for (var other : List.of(
                "http://example.gov.uk/",
                "https://example.gov.uk:8443/",
                "https://www.example.gov.uk/",
                "https://example.gov.uk.evil.org/",
                "https://data.example.org/",
                "https://data.example.org/open",
                "https://data.example.org/opened/a.csv",
                "https://data.example.org/one.csv2",
                "https://plain.example.org:8080/x",
                "http://plain.example.org/x")) {
            var address = Address.of(other);
            assertThatThrownBy(() -> allowed.covering(address))
                    .as(other)
                    .isInstanceOf(FetchRefusal.class)
                    .hasMessageContaining("not on the operator's list");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org public", "*.example.org", "ftp://example.org/", "https://example.org/?a"})
    void aLineThatIsNoEntryAllowsNothing(String line) {
        assertThatThrownBy(() -> allowed("example.org\n" + line))
                .isInstanceOf(CommonsException.class)
                .hasMessageContaining("line 2:")
                .hasMessageContaining("nothing is fetched until then");
    }

    private AllowList allowed(String lines) throws IOException {
        return AllowList.in(Files.writeString(folder.resolve("allowed.txt"), lines));
    }

    @ParameterizedTest
    @CsvSource({"P1M,P1M", "quarterly,P3M", "ANNUAL,P1Y", "weekly,P7D", "PT1H,PT1H", "P1W,P1W"})
    void aFrequencyIsADurationOrAWord(String written, String duration) {
        var words = Frequencies.of(DefaultStore.ROOMS);
        assertThat(Frequency.of(words.turn(written).orElse(written)).orElseThrow())
                .hasToString(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "often", "PT59M", "P0D", "P-1M", "-P1D", "PT", "P99999999999Y", "P999999999Y", "PT-1H"})
    void whatIsShorterThanAnHourIsNoFrequency(String written) {
        assertThat(Frequency.of(written)).isEmpty();
    }
}
