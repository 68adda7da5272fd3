package org.digitalcommons.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.digitalcommons.CommonsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens are told once and known by their hash; whoever tried to write is remembered without being known. */
class TokensTest {

    @TempDir
    private Path store;

    @Test
    void aSecretHasTwoHundredAndFiftySixRandomBitsAndIsSafeInAnAddress() {
        var secrets = new HashSet<String>();
        for (int i = 0; i < 50; i++) {
            var secret = tokens().create("brookmere", Role.PUBLISHER, Optional.empty())
                    .secret();
            assertThat(secret).matches("dc_[A-Za-z0-9_-]{43}");
            secrets.add(secret);
        }
        assertThat(secrets).hasSize(50);
    }

    @Test
    void onlyTheHashIsKeptAndOnlyForTheEyesOfTheProgram() throws IOException {
        var created = tokens().create("brookmere", Role.PUBLISHER, Optional.empty());
        var file = store.resolve("rights").resolve("tokens.tsv");
        assertThat(Files.readString(file))
                .contains(created.token().id() + "\tbrookmere\tpublisher\t")
                .doesNotContain(created.secret())
                .doesNotContain(created.secret().substring(3));
        assertThat(created.toString()).doesNotContain(created.secret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.resolve("rights"))))
                .isEqualTo("rwx------");
        try (var files = Files.list(store.resolve("rights"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("tokens.tsv", "tokens.lock");
        }
    }

    @Test
    void aTokenHoldsUntilItIsRevoked() {
        var created = tokens().create("brookmere", Role.DEPUTY, Optional.empty());
        assertThat(tokens().claim(created.secret())).isEqualTo(new Claim.Valid(created.token()));
        assertThat(tokens().claim(created.secret() + "x")).isInstanceOf(Claim.Unknown.class);
        assertThat(tokens().claim("")).isInstanceOf(Claim.Unknown.class);
        assertThat(tokens().claim("x".repeat(100_000))).isInstanceOf(Claim.Unknown.class);
        var revoked = tokens().revoke(created.token().id()).orElseThrow();
        assertThat(tokens().claim(created.secret())).isEqualTo(new Claim.Over(revoked, "revoked"));
        assertThat(tokens().revoke(created.token().id())).contains(revoked);
        assertThat(tokens().revoke("nonsense")).isEmpty();
        assertThat(tokens().list()).containsExactly(revoked);
    }

    @Test
    void aTokenHoldsToTheEndOfItsLastDay() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var last = tokens().create("brookmere", Role.PUBLISHER, Optional.of(today));
        assertThat(last.token()
                        .isExpired(today.plusDays(1)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .minusSeconds(1)))
                .isFalse();
        assertThat(last.token().isExpired(today.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)))
                .isTrue();
        var over = tokens().create("brookmere", Role.PUBLISHER, Optional.of(today.minusDays(1)));
        assertThat(tokens().claim(over.secret())).isEqualTo(new Claim.Over(over.token(), "expired"));
    }

    @Test
    void tokensMadeAtOnceAreAllKept() {
        IntStream.range(0, 40)
                .parallel()
                .forEach(i -> tokens().create("publisher-" + i, Role.PUBLISHER, Optional.empty()));
        assertThat(tokens().list()).hasSize(40).extracting(Token::publisher).doesNotHaveDuplicates();
    }

    @Test
    void aPublisherIsACodeThatCanStandInAnAddress() {
        for (var code : List.of("", "a b", "a/b", "../a", "a\tb", "a\nb", "-a")) {
            assertThatThrownBy(() -> tokens().create(code, Role.PUBLISHER, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(tokens().list()).isEmpty();
    }

    @Test
    void aDamagedFileLetsNobodyIn() throws IOException {
        var created = tokens().create("brookmere", Role.PUBLISHER, Optional.empty());
        var file = store.resolve("rights").resolve("tokens.tsv");
        Files.writeString(file, Files.readString(file).replace("\tpublisher\t", "\temperor\t"));
        assertThatThrownBy(() -> tokens().claim(created.secret()))
                .isInstanceOf(CommonsException.class)
                .hasNoCause()
                .hasMessageEndingWith("cannot be read. Make it readable or restore it; nobody can write until then.");
    }

    @Test
    void eachRoleMayWhatItIsFor() {
        assertThat(List.of(Role.values())).filteredOn(Role::mayWrite).containsExactly(Role.PUBLISHER);
        assertThat(List.of(Role.values())).filteredOn(Role::mayTry).containsExactly(Role.PUBLISHER, Role.DEPUTY);
        assertThat(List.of(Role.values())).filteredOn(Role::mayApprove).containsExactly(Role.SIGNATORY);
    }

    /** What a stranger calls the graph must not look like a line of ours. */
    @Test
    void anAttemptIsOneLineWhateverItWasAimedAt() throws IOException {
        var attempt = new Attempt(
                Instant.parse("2026-01-02T03:04:05.678Z"),
                Optional.empty(),
                "PUT",
                Optional.of("urn:x\"}\n{\"status\":200,\"x\":\"\\\u2028" + "y".repeat(1_000)),
                401,
                0,
                Optional.empty(),
                1);
        Rights.in(store).audit().add(attempt);
        Rights.in(store).audit().add(attempt);
        var file = store.resolve("rights").resolve("attempts.jsonl");
        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .startsWith(
                        "{\"time\":\"2026-01-02T03:04:05.678Z\",\"token\":null,\"publisher\":null,\"action\":\"PUT\","
                                + "\"graph\":\"urn:x\\\"}\\n{\\\"status\\\":200,\\\"x\\\":\\\"\\\\\\u2028y")
                .endsWith("y\",\"status\":401,\"findings\":0,\"checksum\":null,\"times\":1}")
                .hasSizeLessThan(800);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** At11: the log of attempts never takes the disk. */
    @Test
    void aLogThatHasGrownIsSetAsideAndTheOldestGoes() throws IOException {
        var folder = new PrivateFolder(store.resolve("rights"));
        for (int i = 0; i < 10; i++) {
            folder.rotate("log", 20, 3);
            folder.append("log", "line %d of ten".formatted(i));
        }
        try (var files = Files.list(folder.path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("log", "log.1", "log.2", "log.3");
        }
        assertThat(Files.readString(folder.file("log"))).contains("line 9").doesNotContain("line 7");
        assertThat(Files.readString(folder.file("log.1"))).contains("line 7");
    }

    private Tokens tokens() {
        return Rights.in(store).tokens();
    }
}
