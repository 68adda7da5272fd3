package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Fixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cm6: shells complete commands, questions, their parameters and bodies. */
@Tag("slow")
class CompletionCommandTest {

    @TempDir
    private static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void copyThePioneerGroup() throws IOException {
        store = Fixture.PIONEER_GROUP.copy(folder.resolve("store"));
    }

    @Test
    void cm6BashCompletesCommandsQuestionsParametersAndBodies() throws IOException {
        var script = folder.resolve("completion.bash");
        Files.writeString(script, CommandLineRun.at(store, "completion", "bash").out());
        assertThat(completed(script, "commons", "publ")).contains("publish");
        assertThat(completed(script, "commons", "ask", "members-of-c")).contains("members-of-cluster");
        assertThat(completed(script, "commons", "ask", "bodies", "--peer")).contains("--peer-group");
        assertThat(completed(script, "commons", "ask", "bodies", "--peer-group", "pioneer-c"))
                .contains("pioneer-council");
        assertThat(completed(script, "commons", "ask", "posts-of-body", "--body", "sample-ashf"))
                .contains("sample-ashford-vale");
    }

    @Test
    void cm6ZshLoadsItsScriptAndCompletesFromIt() throws IOException {
        var script = folder.resolve("completion.zsh");
        Files.writeString(script, CommandLineRun.at(store, "completion", "zsh").out());
        assertThat(Files.readString(script)).startsWith("#compdef commons\n");
        assertThat(CommandLineRun.run(List.of("bash", "-n", script.toString())))
                .as("its syntax, which bash reads too")
                .isEqualTo(new CommandLineRun(0, "", ""));
        assumeTrue(
                Stream.of("/bin/zsh", "/usr/bin/zsh").anyMatch(zsh -> Files.isExecutable(Path.of(zsh))),
                "zsh is not installed: only the syntax of its script was looked at");
        var program = "autoload -Uz compinit && compinit -u -d \"$2\"; source \"$1\" || exit 1;"
                + " print -l -- ${_comps[commons]}; emulate ksh; COMP_WORDS=(commons ask members-of-c); COMP_CWORD=2;"
                + " COMP_TYPE=9; _complete_commons; print -l -- ${COMPREPLY[@]}";
        var run = CommandLineRun.run(List.of(
                "zsh",
                "-f",
                "-c",
                program,
                "zsh",
                script.toString(),
                folder.resolve("zcompdump").toString()));
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList()).contains("members-of-cluster").anyMatch(l -> l.contains("commons"));
    }

    private static List<String> completed(Path script, String... words) throws IOException {
        var program = "source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_TYPE=9;"
                + " _complete_commons; printf '%s\\n' \"${COMPREPLY[@]}\"";
        var line = new ArrayList<>(List.of("bash", "-c", program, "bash", script.toString()));
        line.addAll(List.of(words));
        return CommandLineRun.run(line).out().lines().toList();
    }
}
