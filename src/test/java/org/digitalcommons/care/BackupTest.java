package org.digitalcommons.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.Granted;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is restored is what was backed up, statement by statement and file by file; At8 in the findings. */
@Tag("slow")
class BackupTest {

    @TempDir
    private Path folder;

    private static Set<Quad> statements(Commons commons) {
        var all = new HashSet<Quad>();
        commons.contents().read(() -> {
            commons.contents().dataset().find().forEachRemaining(all::add);
            return true;
        });
        return all;
    }

    private static Map<String, byte[]> beside(Path store) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var all = Files.walk(store)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var place = store.relativize(file).toString();
                if (place.startsWith("rights/") && !place.endsWith(".lock") || place.startsWith("history/")) {
                    files.put(place, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    @Test
    void aRestoredStoreHoldsTheSameStatementsHistoryGrantsAndTokens() throws IOException {
        var store = folder.resolve("store");
        var backup = folder.resolve("backup.zip");
        String secret;
        Set<Quad> before;
        try (var commons = Fixture.PIONEER_GROUP.open(store)) {
            Granted.anyBody(store, "brookmere");
            secret = Rights.in(store)
                    .tokens()
                    .create("brookmere", Role.PUBLISHER, Optional.empty())
                    .secret();
            commons.withdraw("sample-brookmere", Optional.empty(), Optional.empty());
            var care = new Care(commons);
            assertThat(care.check().isSound()).as(care.check().text()).isTrue();
            var manifest = care.backup(backup);
            before = statements(commons);
            assertThat(manifest.size()).isEqualTo(before.size());
            assertThat(manifest.sentence()).contains("past versions");
            assertThatThrownBy(() -> care.backup(backup)).hasMessageContaining("it is there already");
        }
        assertThat(names(backup))
                .contains("rights/tokens.tsv", "rights/grants.ttl")
                .noneMatch(n -> n.contains("key"));

        var restored = folder.resolve("restored");
        Care.restore(backup, restored);
        assertThat(beside(restored).keySet()).isEqualTo(beside(store).keySet());
        beside(store).forEach((name, bytes) -> {
            try {
                assertThat(Files.readAllBytes(restored.resolve(name))).as(name).isEqualTo(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try (var commons = Commons.open(restored, DefaultStore.ROOMS)) {
            assertThat(statements(commons)).isEqualTo(before);
            assertThat(commons.upkeep().isDerived()).isTrue();
            assertThat(new Care(commons).check().isSound()).isTrue();
            assertThat(commons.access().claim(secret))
                    .hasToString(commons.access().claim(secret).toString());
        }
        assertThatThrownBy(() -> Care.restore(backup, restored))
                .isInstanceOfSatisfying(
                        CommonsException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_RESTORED))
                .hasMessageContaining("is not empty");
    }

    @Test
    void aBackupThatIsDamagedAnywhereIsRefusedAndLeavesNothing() throws IOException {
        var backup = folder.resolve("backup.zip");
        try (var commons = Fixture.EMPTY.open(folder.resolve("store"))) {
            new Care(commons).backup(backup);
        }
        var whole = Files.readAllBytes(backup);
        var restored = folder.resolve("restored");
        var random = new Random(3);
        for (int damage = 0; damage < 12; damage++) {
            var bytes = whole.clone();
            bytes[random.nextInt(bytes.length * 9 / 10)] ^= 0x55;
            Files.write(backup, bytes);
            assertRefused(backup, restored);
        }
        Files.write(backup, Arrays.copyOf(whole, whole.length - 100));
        assertRefused(backup, restored);
        Files.writeString(backup, "no archive");
        assertRefused(backup, restored);

        Files.write(backup, whole);
        Files.createDirectories(folder.resolve("restored.restoring").resolve("graphs")); // of one that was killed
        Care.restore(backup, restored);
        assertThat(restored.resolve("graphs")).exists();
    }

    @Test
    void aFileThatWouldLieElsewhereIsNotWritten() throws IOException {
        var backup = folder.resolve("backup.zip");
        try (var commons = Fixture.EMPTY.open(folder.resolve("store"))) {
            Granted.anyBody(folder.resolve("store"), "brookmere");
            new Care(commons).backup(backup);
        }
        var evil = folder.resolve("evil.zip");
        try (var in = new ZipFile(backup.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(evil))) {
            for (var entry : Collections.list(in.entries())) {
                var content = in.getInputStream(entry).readAllBytes();
                var name = entry.getName().replace("rights/grants.ttl", "rights/../../grants.ttl");
                out.putNextEntry(new ZipEntry(name));
                out.write(
                        name.equals("manifest.json")
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replace("rights/grants.ttl", "rights/../../grants.ttl")
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        assertRefused(evil, folder.resolve("restored"));
        assertThat(folder.resolve("grants.ttl")).doesNotExist();
    }

    private static void assertRefused(Path backup, Path restored) {
        assertThatThrownBy(() -> Care.restore(backup, restored))
                .isInstanceOfSatisfying(
                        CommonsException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_RESTORED));
        assertThat(restored).doesNotExist();
        assertThat(restored.resolveSibling("restored.restoring")).doesNotExist();
    }

    private static Set<String> names(Path backup) throws IOException {
        var names = new TreeSet<String>();
        try (var zip = new ZipFile(backup.toFile())) {
            zip.stream().forEach(entry -> names.add(entry.getName()));
        }
        return names;
    }
}
