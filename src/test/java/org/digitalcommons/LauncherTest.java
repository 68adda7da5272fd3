package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a shell runs it, beside programs that only say how they were called; Cm5: help needs no new build. */
@Tag("slow")
class LauncherTest {

    private static final String FAKE_JAVA = """
            #!/bin/sh
            case "$*" in
              *-XshowSettings*) echo "    java.specification.version = %s" >&2 ;;
              *AOTCacheOutput=*)
                for word in "$@"; do
                  case $word in -XX:AOTCacheOutput=*) echo "for $*" >"${word#*=}" ;; esac
                done ;;
              *) echo "java %s: $*" ;;
            esac
            """;

    @TempDir
    private Path folder;

    private Path home = Path.of("");

    @BeforeEach
    void layOutAClone() throws IOException {
        home = Files.createDirectories(folder.resolve("a clone"));
        Files.copy(Path.of("commons"), home.resolve("commons"));
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("target/digital-commons.jar"), "");
        for (var version : List.of("17", "25", "27")) {
            script(folder.resolve("jdk-" + version + "/bin/java"), FAKE_JAVA.formatted(version, version));
        }
    }

    @Test
    void takesTheJdkOfJavaHomeWhenItIsNewEnough() throws Exception {
        assertThat(launch(home.resolve("commons"), Map.of("JAVA_HOME", folder + "/jdk-27"), "ask", "bodies"))
                .startsWith("java 27: ")
                .contains("-XX:TieredStopAtLevel=1")
                .contains("-Dcommons.store=" + home.toRealPath() + "/var/store")
                .endsWith("/target/digital-commons.jar ask bodies\n");
    }

    @Test
    void onlyTheVerbSaysHowACommandIsRunAndNoValueThatLooksLikeOne() throws Exception {
        var jdk = Map.of("JAVA_HOME", folder + "/jdk-25");
        assertThat(launch(home.resolve("commons"), jdk, "ask", "bodies", "--name", "serve"))
                .contains("-XX:TieredStopAtLevel=1")
                .doesNotContain("ExitOnOutOfMemoryError");
        assertThat(launch(home.resolve("commons"), jdk, "publish", "ask.csv")).doesNotContain("TieredStopAtLevel");
    }

    @Test
    void passesOverAJdkThatIsTooOld() throws Exception {
        var path = folder + "/jdk-25/bin:/usr/bin:/bin";
        assertThat(launch(home.resolve("commons"), Map.of("JAVA_HOME", folder + "/jdk-17", "PATH", path), "ask"))
                .startsWith("java 25: ");
    }

    @Test
    void aServerMayGrowAndIsEndedByALackOfMemory() throws Exception {
        assertThat(launch(home.resolve("commons"), Map.of("JAVA_HOME", folder + "/jdk-25"), "serve"))
                .contains("-XX:+ExitOnOutOfMemoryError")
                .doesNotContain("TieredStopAtLevel");
    }

    @Test
    void runsFromAnotherFolderAndThroughALink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("commons"));
        assertThat(launch(link, Map.of("JAVA_HOME", folder + "/jdk-25"), "ask"))
                .contains("-jar " + home.toRealPath() + "/target/digital-commons.jar ask");
    }

    @Test
    void theStartUpCacheFollowsAJarThatMovedOrWasBuiltAnew() throws Exception {
        var jdk = Map.of("JAVA_HOME", folder + "/jdk-25");
        launch(home.resolve("commons"), jdk, "ask");
        assertThat(launch(home.resolve("commons"), jdk, "ask"))
                .contains("-XX:AOTCache=" + home.toRealPath() + "/var/start/commons.aot");
        var moved = Files.move(home, folder.resolve("moved"));
        var cache = moved.resolve("var/start/commons.aot");
        assertThat(cache).content().contains("/a clone/target/");
        launch(moved.resolve("commons"), jdk, "ask");
        assertThat(cache).content().contains("/moved/target/");

        Files.writeString(cache, "kept");
        launch(moved.resolve("commons"), jdk, "ask");
        assertThat(cache).content().isEqualTo("kept");
        Files.setLastModifiedTime(
                moved.resolve("target/digital-commons.jar"),
                FileTime.from(Instant.now().plusSeconds(60)));
        launch(moved.resolve("commons"), jdk, "ask");
        assertThat(cache).content().startsWith("for ");
    }

    @Test
    void buildsWhenTheProgramIsOlderThanItsSources() throws Exception {
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.delete(home.resolve("target/digital-commons.jar"));
        script(folder.resolve("tools/mvn"), "#!/bin/sh\necho \"mvn $*\" >&2\nexit 1\n");
        var path = folder + "/tools:/usr/bin:/bin";
        assertThat(launch(home.resolve("commons"), Map.of("JAVA_HOME", folder + "/jdk-25", "PATH", path), "ask"))
                .contains("Building Digital Commons, once ...")
                .contains("mvn -q -B -DskipTests")
                .contains("The build failed; what Maven says above tells why.")
                .doesNotContain("java 25: ");
    }

    @Test
    void cm5HelpNeedsNoNewBuildAndSaysSoWhereItNeedsAFirst() throws Exception {
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        script(folder.resolve("tools/mvn"), "#!/bin/sh\necho \"mvn $*\" >&2\nexit 1\n");
        var path = folder + "/tools:/usr/bin:/bin";
        var setting = Map.of("JAVA_HOME", folder + "/jdk-25", "PATH", path);
        Files.setLastModifiedTime(home.resolve("target/digital-commons.jar"), FileTime.from(Instant.EPOCH));
        assertThat(launch(home.resolve("commons"), setting, "ask", "bodies", "--help"))
                .startsWith("java 25: ")
                .doesNotContain("Building");
        assertThat(launch(home.resolve("commons"), setting, "ask", "bodies")).contains("Building Digital Commons");

        Files.delete(home.resolve("target/digital-commons.jar"));
        assertThat(launch(home.resolve("commons"), setting, "publish", "--help"))
                .startsWith("Help comes with the program, which is built first. docs/commands.md says the same")
                .contains("Building Digital Commons, once ...");
    }

    private static void script(Path file, String text) throws IOException {
        var parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String launch(Path launcher, Map<String, String> environment, String... words) throws Exception {
        var line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
