package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code commons generate} in files: the same bytes again, compressed or not, with the answers beside them. */
@Tag("slow")
class GenerateCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theSameCommandWritesTheSameFilesCompressedOrNot() throws IOException {
        generate("one.nq");
        generate("two.nq");
        generate("one.nq.gz");
        generate("two.nq.gz");
        assertThat(folder.resolve("two.nq")).hasSameBinaryContentAs(folder.resolve("one.nq"));
        assertThat(folder.resolve("two.nq.gz")).hasSameBinaryContentAs(folder.resolve("one.nq.gz"));
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("one.nq.gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Files.readString(folder.resolve("one.nq")));
        }
        assertThat(folder.resolve("two.nq.gz.answers.tsv"))
                .hasSameTextualContentAs(folder.resolve("one.nq.answers.tsv"));
        assertThat(folder.resolve("one.nq.answers.tsv")).content().startsWith("kind\tone\tother\tvalue\n");
    }

    @Test
    void oneBodyAloneIsAFileThatValidates() {
        var file = folder.resolve("five.nq");
        assertThat(Main.run("generate", "--only", "5", "-o", file.toString())).isZero();
        assertThat(file).content().contains("/body/synthetic-0005>").doesNotContain("/body/synthetic-0004>");
        assertThat(folder.resolve("five.nq.answers.tsv")).doesNotExist();
        assertThat(Main.run("validate", file.toString())).isZero();
    }

    @Test
    void aCountryWithoutBodiesIsMisuseAndAnUnwritableFileAnObstacle() {
        assertThat(Main.run(
                        "generate",
                        "--bodies",
                        "0",
                        "-o",
                        folder.resolve("none.nq").toString()))
                .isEqualTo(Main.MISUSE);
        assertThat(Main.run(
                        "generate",
                        "--bodies",
                        "1",
                        "-o",
                        folder.resolve("no/such/one.nq").toString()))
                .isEqualTo(Main.OBSTACLE);
    }

    private void generate(String name) {
        assertThat(Main.run(
                        "generate", "--bodies", "2", "-o", folder.resolve(name).toString()))
                .isZero();
    }
}
