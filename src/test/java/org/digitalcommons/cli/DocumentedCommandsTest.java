package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Documents;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.OlderName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documents tell a reader to type exists: commands, their options, questions and their parameters. */
class DocumentedCommandsTest {

    private static final Pattern COMMAND = Pattern.compile("^(?:\\./)?commons +([a-z].*)$");

    /** Parts of the project that are measured with, which are no part of the program. */
    private static final Set<String> BENCH = Set.of("bench", "generate");

    private static final Catalog CATALOG = Catalog.of(DefaultStore.ROOMS);

    @Test
    void everyCommandInTheDocumentsExists() {
        var looked = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        Documents.code().forEach((place, code) -> {
            var command = COMMAND.matcher(code);
            if (command.matches()) {
                looked.add(place);
                wrong(command.group(1)).forEach(what -> wrong.add(place + ": " + what));
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(looked).hasSizeGreaterThan(20);
    }

    /** A question that another one answers now is named by that other one. Code lists have words of their own. */
    @Test
    void noDocumentNamesAQuestionThatAnotherOneReplaced() {
        var older = new HashSet<String>();
        CATALOG.questions()
                .forEach(
                        q -> q.header().replaces().stream().map(OlderName::name).forEach(older::add));
        CATALOG.questions().forEach(q -> older.remove(q.name()));
        assertThat(older).isNotEmpty();
        assertThat(Documents.code().entrySet())
                .filteredOn(piece -> !piece.getKey().startsWith("ontology") && older.contains(piece.getValue()))
                .isEmpty();
    }

    @Test
    void aCommandAQuestionAndAnOptionThatDoNotExistAreFound() {
        assertThat(wrong("publsh a.csv")).containsExactly("no command publsh");
        assertThat(wrong("ask run-apart")).containsExactly("no question run-apart");
        assertThat(wrong("ask clusters --clusters x")).containsExactly("no option --clusters of ask clusters");
        assertThat(wrong("token create --publishr x")).containsExactly("no option --publishr of token create");
        assertThat(wrong("ask clusters --minimum 3 --format csv")).isEmpty();
    }

    private static List<String> wrong(String line) {
        var words = List.of(line.replaceAll("\\s+#.*|\\s*[|>].*", "").split("\\s+"));
        if (BENCH.contains(words.getFirst())) {
            return List.of();
        }
        var command = Main.commandLine();
        var name = new ArrayList<String>();
        var options = new HashSet<String>();
        for (var word : words) {
            var below = command.getSubcommands().get(word);
            if (below != null) {
                command = below;
                name.add(word);
            } else if (!command.getSubcommands().isEmpty() && word.matches("[a-z][a-z-]*")) {
                return List.of("no command " + word);
            } else if (name.equals(List.of("ask")) && word.matches("[a-z][a-z-]*")) {
                var question = CATALOG.questions().stream()
                        .filter(q -> q.name().equals(word))
                        .findFirst();
                if (question.isEmpty()) {
                    return List.of("no question " + word);
                }
                name.add(word);
                question.get().header().parameters().forEach(p -> options.add("--" + p.option()));
            }
        }
        return unknown(words, String.join(" ", name), command, options).toList();
    }

    private static Stream<String> unknown(List<String> words, String name, CommandLine command, Set<String> more) {
        var known = command.getCommandSpec().optionsMap().keySet();
        return words.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.replaceAll("=.*", ""))
                .filter(word -> !known.contains(word) && !more.contains(word))
                .map(word -> "no option %s of %s".formatted(word, name));
    }
}
