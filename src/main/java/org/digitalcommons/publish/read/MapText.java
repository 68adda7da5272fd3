package org.digitalcommons.publish.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.digitalcommons.publish.Unreadable;

/**
 * Reads the text form of value-chain maps that OnlineWardleyMaps draws: one row a line, numbered as the
 * lines are, with its kind, name, target, place on the map and text.
 */
final class MapText {

    private static final List<String> HEADER =
            List.of("map", "kind", "name", "target", "visibility", "evolution", "text");
    private static final Pattern PLACED = Pattern.compile(
            "^(component|anchor|submap|market|ecosystem|note|annotation|pipeline)\\s+(.*?)\\s*(?:\\[\\s*([0-9.+-]+)\\s*(?:,\\s*([0-9.+-]+)\\s*)?\\].*)?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EVOLVES =
            Pattern.compile("^evolve\\s+(.*?)\\s+([0-9.]+)(?:\\s+label.*)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("^(.+?)\\s*(?:->|-->|\\+<>|\\+>|\\+<)\\s*(.+?)\\s*(?:;.*)?$");
    private static final Pattern WORD = Pattern.compile(
            "^(title|style|evolution|size|accelerator|deaccelerator|pioneers|settlers|townplanners|y-axis|x-axis|url|buy|build|outsource|annotations?)\\b\\s*(.*)$",
            Pattern.CASE_INSENSITIVE);

    private MapText() {}

    static boolean is(String name, String start) {
        return name.toLowerCase(Locale.ROOT).endsWith(".owm")
                || start.lines().anyMatch(l -> l.strip().matches("(?i)component\\s+.+\\[\\s*[0-9.]+\\s*,.*"));
    }

    static Sheet sheet(FileScan file) throws Unreadable {
        var name = file.name();
        var texts = new ArrayList<String>();
        try (var reader = new BufferedReader(DelimitedText.text(file))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                texts.add(line.strip());
            }
        } catch (IOException e) {
            throw Unreadable.of(name, e);
        }
        var title = texts.stream()
                .filter(t -> t.toLowerCase(Locale.ROOT).startsWith("title "))
                .map(t -> t.substring("title ".length()).strip())
                .findFirst()
                .orElse(name.replaceFirst("\\.[^.]*$", ""));
        var lines = new ArrayList<Sheet.Line>();
        lines.add(new Sheet.Line(0, HEADER));
        var within = "";
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if (text.isEmpty() || text.equals("{")) {
                continue;
            }
            if (text.equals("}")) {
                within = "";
                continue;
            }
            var cells = cells(title, text, within);
            if (cells.get(1).equals("pipeline")) {
                within = cells.get(2);
            }
            lines.add(new Sheet.Line(i + 1, cells));
        }
        return Sheet.of("", lines, true, true);
    }

    private static List<String> cells(String title, String text, String pipeline) {
        if (text.startsWith("//")) {
            return row(title, "comment", "", "", "", "", "");
        }
        var placed = PLACED.matcher(text);
        if (placed.matches()) {
            var kind = placed.group(1).toLowerCase(Locale.ROOT);
            boolean inPipeline = kind.equals("component") && !pipeline.isEmpty() && placed.group(4) == null;
            return inPipeline
                    ? row(title, "variant", name(placed.group(2)), pipeline, "", or(placed, 3), text)
                    : row(title, kind, name(placed.group(2)), "", or(placed, 3), or(placed, 4), text);
        }
        var evolves = EVOLVES.matcher(text);
        if (evolves.matches()) {
            var names = evolves.group(1).split("->", 2);
            return row(
                    title,
                    "evolve",
                    name(names[0]),
                    names.length > 1 ? name(names[1]) : "",
                    "",
                    evolves.group(2),
                    text);
        }
        var word = WORD.matcher(text);
        if (word.matches()) {
            return row(title, word.group(1).toLowerCase(Locale.ROOT), "", "", "", "", word.group(2));
        }
        var link = LINK.matcher(text);
        if (link.matches()) {
            return row(title, "link", name(link.group(1)), name(link.group(2)), "", "", text);
        }
        return row(title, "unknown", "", "", "", "", text);
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }

    /** A name without the marks that may follow it, such as {@code (build)} or {@code inertia}. */
    private static String name(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String or(Matcher matcher, int group) {
        return matcher.group(group) == null ? "" : matcher.group(group);
    }
}
