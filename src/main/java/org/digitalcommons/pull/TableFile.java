package org.digitalcommons.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.rights.PrivateFolder;

/**
 * A small table in a file with tabs between cells, under a line of headings; read at each use and replaced as a whole.
 * Safe for any thread; processes that write at the same time wait for one another.
 *
 * @param folder where it lies
 * @param name its file
 * @param heading the headings
 * @param earlier the headings of a file that an earlier version wrote
 * @param converted makes a row of a row under those
 */
record TableFile(
        PrivateFolder folder,
        String name,
        List<String> heading,
        List<String> earlier,
        UnaryOperator<List<String>> converted) {

    /** A table that never had other headings. */
    TableFile(PrivateFolder folder, String name, List<String> heading) {
        this(folder, name, heading, List.of(), row -> row);
    }

    /** The same, which may have been written by an earlier version. */
    TableFile after(List<String> others, UnaryOperator<List<String>> conversion) {
        return new TableFile(folder, name, heading, others, conversion);
    }

    /** The rows, each with as many cells as there are headings; none when there is no file. */
    List<List<String>> read() {
        var rows = new ArrayList<List<String>>();
        try {
            boolean isEarlier = false;
            for (var line : Files.readAllLines(folder.file(name))) {
                var cells = List.of(line.split("\t", -1));
                isEarlier |= cells.equals(earlier);
                if (cells.size() != (isEarlier ? earlier : heading).size()) {
                    throw damaged();
                }
                if (!cells.equals(heading) && !cells.equals(earlier)) {
                    rows.add(isEarlier ? converted.apply(cells) : cells);
                }
            }
        } catch (NoSuchFileException none) {
            return rows;
        } catch (IOException e) {
            throw damaged();
        }
        return rows;
    }

    CommonsException damaged() {
        return new CommonsException(
                Code.STORE_DAMAGED,
                "%s cannot be read. Make it readable or restore it; nothing is fetched until then."
                        .formatted(folder.file(name)));
    }

    void change(UnaryOperator<List<List<String>>> change) {
        try {
            folder.change(name, name + ".lock", () -> {
                var text = new StringBuilder(String.join("\t", heading)).append('\n');
                change.apply(read())
                        .forEach(row -> text.append(String.join("\t", row)).append('\n'));
                return text.toString();
            });
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "%s cannot be written. Choose a store you may write in with --store.".formatted(folder.file(name)));
        }
    }

    /** A text that ends neither its cell nor its line. */
    static String cell(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    static String cell(Optional<String> text) {
        return text.map(TableFile::cell).orElse("");
    }

    static Optional<String> given(String cell) {
        return Optional.of(cell).filter(c -> !c.isEmpty());
    }
}
