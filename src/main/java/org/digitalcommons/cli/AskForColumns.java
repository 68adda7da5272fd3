package org.digitalcommons.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.jspecify.annotations.Nullable;

/** Asks on a terminal which header stands for a required column that no header names. */
final class AskForColumns {

    private final @Nullable BufferedReader answers;
    private final PrintWriter words;

    AskForColumns(@Nullable Reader answers, PrintWriter words) {
        this.answers = answers == null ? null : new BufferedReader(answers);
        this.words = words;
    }

    /** Asks whoever sits at the terminal; where there is none, nobody is asked. */
    static AskForColumns onTerminal(PrintWriter words) {
        var console = System.console();
        return new AskForColumns(console != null && console.isTerminal() ? console.reader() : null, words);
    }

    /** What is done with a delivery, which may have columns that nobody knows. */
    interface Work<T> {
        T on(Delivery delivery) throws Unreadable;
    }

    /** Does it, and asks until every column is known or an answer is refused. */
    <T> T with(Delivery delivery, Work<T> work) throws Unreadable {
        var asked = delivery;
        while (true) {
            try {
                return work.on(asked);
            } catch (Unreadable unreadable) {
                var said = answers == null ? Optional.<Mapping>empty() : ask(unreadable.missing());
                if (said.isEmpty()) {
                    throw unreadable;
                }
                asked = asked.with(asked.mapping().with(said.get()));
            }
        }
    }

    private Optional<Mapping> ask(List<Unreadable.MissingColumn> missing) {
        var meanings = new LinkedHashMap<String, String>();
        for (var column : missing) {
            var headers = column.headers().stream()
                    .filter(h -> !meanings.containsKey(h))
                    .toList();
            if (headers.isEmpty()) {
                return Optional.empty();
            }
            words.printf("%s: which of its columns is \"%s\"?%n", column.file(), column.column());
            for (int i = 0; i < headers.size(); i++) {
                words.printf("  %d  %s%n", i + 1, headers.get(i));
            }
            words.print("Number, or nothing to stop: ");
            words.flush();
            var chosen = chosen(headers.size());
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            meanings.put(headers.get(chosen.get() - 1), column.column());
        }
        return meanings.isEmpty() ? Optional.empty() : Optional.of(new Mapping(Map.copyOf(meanings), Optional.empty()));
    }

    private Optional<Integer> chosen(int most) {
        try {
            var line = answers == null ? null : answers.readLine();
            return line != null && line.strip().matches("[0-9]{1,4}")
                    ? Optional.of(Integer.valueOf(line.strip())).filter(n -> n >= 1 && n <= most)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
