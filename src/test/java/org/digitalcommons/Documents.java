package org.digitalcommons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents that tell a reader what to type. Decisions are left out: they tell of the time they were made. */
public final class Documents {

    private static final Pattern IN_LINE = Pattern.compile("(?<!`)`([^`\n]+)`(?!`)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\n(.*?)^```");

    private Documents() {}

    /** What stands in code, in a line or in a block, by the document and a running number. */
    public static Map<String, String> code() {
        var code = new TreeMap<String, String>();
        for (var folder : new String[] {"docs", "data", "queries", "ontology", "shapes", "src"}) {
            read(Path.of(folder), code);
        }
        add(Path.of("README.md"), code);
        add(Path.of("CONTRIBUTING.md"), code);
        return code;
    }

    private static void read(Path folder, Map<String, String> code) {
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.startsWith(Path.of("docs", "decisions")))
                    .sorted()
                    .forEach(file -> add(file, code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Path file, Map<String, String> code) {
        try {
            var text = Files.readString(file);
            var blocks = BLOCK.matcher(text)
                    .results()
                    .map(block -> block.group(1))
                    .flatMap(block -> Stream.of(block.split("\n")));
            var inLines = IN_LINE.matcher(BLOCK.matcher(text).replaceAll(""))
                    .results()
                    .map((MatchResult piece) -> piece.group(1));
            Stream.concat(blocks, inLines)
                    .forEach(piece -> code.put("%s %05d".formatted(file, code.size()), piece.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
