package org.digitalcommons.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.digitalcommons.catalog.QueryHeader.Parameter;
import org.digitalcommons.catalog.QueryHeader.Translation;
import org.jspecify.annotations.Nullable;

/** Reads the {@code #+} lines of a query by the grammar in {@code docs/architecture.md}. For one query, and one thread. */
final class HeaderLines {

    private static final Pattern LINE =
            Pattern.compile("^#\\+ (\\w+)(?:@([a-z]{2}))?:\\s*(.*?)\\s*$", Pattern.MULTILINE);
    private static final Pattern GOES_ON = Pattern.compile("\\h*\\R#\\+ {4,}(?=\\S)");
    private static final Pattern PARAMETER = Pattern.compile("^\\?(\\w+)\\s+(\\S+)\\s+(\"[^\"]*\"|\\S+)\\s+(.*)$");
    private static final Pattern COLUMN = Pattern.compile("^\\?(\\w+)\\s+(\\S+)\\s+(?:\\[([^]]*)]\\s+)?(.*)$");
    private static final Pattern REPLACED = Pattern.compile("^([a-z0-9-]+)(?:\\s+\\(([^)]*)\\))?$");
    private static final Pattern MEANING = Pattern.compile("^\\?(\\w+)\\s+(.*)$");

    private final Map<String, String> once = new HashMap<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<String> reads = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<OlderName> replaces = new ArrayList<>();
    private final Map<String, Translation> translations = new LinkedHashMap<>();

    private HeaderLines() {}

    static QueryHeader read(String query) {
        var header = new HeaderLines();
        var lines = LINE.matcher(GOES_ON.matcher(query).replaceAll(" "));
        while (lines.find()) {
            var language = Optional.ofNullable(lines.group(2));
            if (language.isPresent()) {
                header.translate(language.get(), lines.group(1), lines.group(3));
            } else {
                header.add(lines.group(1), lines.group(3));
            }
        }
        return header.header();
    }

    private void add(String fact, String value) {
        switch (fact) {
            case "title", "question", "topic", "writes", "step", "key" -> once.put(fact, value);
            case "parameter" -> parameters.add(parameter(value));
            case "column" -> columns.add(column(value));
            case "reads" -> reads.add(value);
            case "replaces" -> replaces.add(replaced(value));
            case "note" -> notes.add(value);
            default -> throw new IllegalArgumentException("Unknown header line: " + fact + ": " + value);
        }
    }

    private void translate(String language, String fact, String value) {
        var before = translations.getOrDefault(language, new Translation("", "", Map.of()));
        translations.put(
                language,
                switch (fact) {
                    case "title" -> new Translation(value, before.question(), before.meanings());
                    case "question" -> new Translation(before.title(), value, before.meanings());
                    case "parameter", "column" -> {
                        var parts = MEANING.matcher(value);
                        require(parts.matches(), "?name meaning", value);
                        var meanings = new HashMap<>(before.meanings());
                        meanings.put(parts.group(1), parts.group(2));
                        yield new Translation(before.title(), before.question(), Map.copyOf(meanings));
                    }
                    default -> throw new IllegalArgumentException("A header line without languages: " + fact);
                });
    }

    private QueryHeader header() {
        return new QueryHeader(
                once.getOrDefault("title", ""),
                once.getOrDefault("question", ""),
                List.copyOf(parameters),
                List.copyOf(columns),
                List.copyOf(reads),
                Optional.ofNullable(once.get("writes")),
                Optional.ofNullable(once.get("step")),
                Optional.ofNullable(once.get("key")).map(key -> key.substring(1)),
                List.copyOf(notes),
                Optional.ofNullable(once.get("topic")),
                List.copyOf(replaces),
                Map.copyOf(translations));
    }

    private static Parameter parameter(String value) {
        var parts = PARAMETER.matcher(value);
        require(parts.matches(), "?name type default meaning", value);
        return new Parameter(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
    }

    private static Column column(String value) {
        var parts = COLUMN.matcher(value);
        require(parts.matches(), "?name type [attributes] meaning", value);
        var attributes = new HashMap<String, String>();
        for (var attribute : Optional.ofNullable(parts.group(3)).orElse("").split(";")) {
            var words = attribute.strip().split("\\s+", 2);
            attributes.put(words[0], words.length > 1 ? words[1] : "");
        }
        attributes.remove("");
        var column = new Column(
                parts.group(1),
                parts.group(2),
                parts.group(4),
                variable(attributes.remove("label-of")),
                variable(attributes.remove("end-of")),
                Optional.ofNullable(attributes.remove("unit")),
                variable(attributes.remove("currency")),
                variable(attributes.remove("absent")),
                Optional.ofNullable(attributes.remove("heading")),
                new Column.ColumnClaim(
                        attributes.remove("change") != null,
                        variables(attributes.remove("of")),
                        variable(attributes.remove("flags")),
                        attributes.remove("known") != null),
                Optional.ofNullable(attributes.remove("priority"))
                        .map(Integer::valueOf)
                        .orElse(2));
        require(
                attributes.isEmpty(),
                "label-of, end-of, unit, currency, absent, heading, of, change, flags, known or priority in the"
                        + " brackets",
                value);
        return column;
    }

    private static Optional<String> variable(@Nullable String value) {
        require(value == null || value.startsWith("?"), "?name of a column", String.valueOf(value));
        return Optional.ofNullable(value).map(name -> name.substring(1));
    }

    private static List<String> variables(@Nullable String value) {
        return Stream.ofNullable(value)
                .flatMap(names -> Stream.of(names.split("\\s+")))
                .map(name -> variable(name).orElseThrow())
                .toList();
    }

    private static OlderName replaced(String value) {
        var parts = REPLACED.matcher(value);
        require(parts.matches(), "old-name (parameter=value, older=?newer folder)", value);
        var fixed = new LinkedHashMap<String, String>();
        var renamed = new LinkedHashMap<String, OlderName.Newer>();
        for (var mapping : Optional.ofNullable(parts.group(2)).orElse("").split(",")) {
            var sides = mapping.strip().split("=", 2);
            if (sides.length == 2 && sides[1].startsWith("?")) {
                var newer = sides[1].substring(1).split("\\s+", 2);
                renamed.put(sides[0], new OlderName.Newer(newer[0], newer.length > 1 ? newer[1] : ""));
            } else if (sides.length == 2) {
                fixed.put(sides[0], sides[1]);
            }
        }
        return new OlderName(parts.group(1), Map.copyOf(fixed), Map.copyOf(renamed));
    }

    private static void require(boolean holds, String form, String value) {
        if (!holds) {
            throw new IllegalArgumentException("Write %s, not: %s".formatted(form, value));
        }
    }
}
