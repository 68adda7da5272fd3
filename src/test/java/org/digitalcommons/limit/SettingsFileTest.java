package org.digitalcommons.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At14: every limit is settled in one file, and a line that means nothing is refused. */
class SettingsFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileSetsLimitsAddressAndProxies() throws IOException {
        var settings = SettingsFile.read(file("""
                # ours
                query.time = 2.5
                query.rows=10
                public.address = https://data.example.org/
                proxy.addresses = 10.0.0.1, 10.0.0.2
                """));
        assertThat(settings.limits().time(Limit.QUERY_TIME)).isEqualTo(Duration.ofMillis(2_500));
        assertThat(settings.limits().of(Limit.QUERY_ROWS)).isEqualTo(10);
        assertThat(settings.limits().of(Limit.QUERY_DEPTH)).isEqualTo(Limit.QUERY_DEPTH.standard());
        assertThat(settings.address()).hasToString("Optional[https://data.example.org]");
        assertThat(settings.proxies()).isEqualTo(Set.of("10.0.0.1", "10.0.0.2"));
    }

    @Test
    void theExampleNamesEveryLimitAndChangesNothing() throws IOException {
        var settings = SettingsFile.read(file(SettingsFile.example()));
        var without = SettingsFile.read(file(SettingsFile.example().replaceAll("(?m)^#(?=[a-z])", "")));
        for (var limit : Limit.values()) {
            assertThat(settings.limits().of(limit)).isEqualTo(limit.standard());
            assertThat(without.limits().of(limit)).isEqualTo(limit.standard());
            assertThat(SettingsFile.example()).contains("\n#" + limit.word() + " = ");
        }
    }

    @Test
    void aLineThatMeansNothingIsRefusedInASentence() {
        for (var line : new String[] {
            "query.tiem=3", "query.time=soon", "query.time=0", "query.rows=-1", "public.address=here", "query.time"
        }) {
            assertThatThrownBy(() -> SettingsFile.with(Settings.standard(), line))
                    .as(line)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(".");
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("settings.properties"), text);
    }
}
