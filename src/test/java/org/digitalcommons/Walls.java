package org.digitalcommons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The measures of our own house. Each takes texts and names those that break the wall, so that a planted text shows that
 * it would.
 */
final class Walls {

    static final int LONGEST_FILE = 300;
    static final int LONGEST_LINE = 120;
    static final int LONGEST_SUBJECT = 72;
    static final int SAME_LINES_OF_CODE = 6;

    /** A query cannot call another, and a reader is to understand it alone: more of it may stand again. */
    static final int SAME_LINES_OF_QUERIES = 20;

    private static final Pattern DECLARED = Pattern.compile("(?m)^\\s*((?:(?:public|protected|private|static|final"
            + "|sealed|non-sealed|abstract|@\\w+)\\s+)*)(?:class|record|interface|@?enum)\\s+([A-Z]\\w*)");

    private static final Pattern REGULAR = Pattern.compile("[A-Z][a-z]*(ed|ing)");

    private static final Set<String> IRREGULAR = Set.of(
            "Done", "Found", "Given", "Gone", "Held", "Kept", "Known", "Laid", "Left", "Made", "Meant", "Put", "Read",
            "Said", "Seen", "Sent", "Set", "Shown", "Spent", "Split", "Sworn", "Taken", "Told", "Tried", "Unsaid",
            "Written");

    private static final Set<String> NOUNS = Set.of(
            "Deed",
            "Everything",
            "Feed",
            "Finding",
            "Heading",
            "Mapping",
            "Need",
            "Publishing",
            "Ranking",
            "Reading",
            "Setting",
            "Thing",
            "Withdrawing");

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"", Pattern.DOTALL);

    private static final Pattern SENTENCE =
            Pattern.compile("(?:[A-Za-z][\\w',-]*[ \\n]+){4,}[A-Za-z][\\w'-]*", Pattern.DOTALL);

    private static final Pattern SPEAKS_A_LANGUAGE =
            Pattern.compile("(?m)^\\s*(PREFIX|SELECT|ASK|CONSTRUCT|VALUES|@prefix)\\b");

    private static final Pattern NOT_CODE =
            Pattern.compile("[\\W\\d_]*|(import|package|PREFIX|#|//|/?\\*|@import|@param).*");

    private Walls() {}

    /** Files of more lines than anybody reads in one go. */
    static Set<String> longFiles(Map<Path, String> files) {
        return breaches(files, text -> text.lines().count() > LONGEST_FILE);
    }

    /** Files with a line that does not fit a screen. */
    static Set<String> longLines(Map<Path, String> files) {
        return breaches(files, text -> text.lines().anyMatch(line -> line.length() > LONGEST_LINE));
    }

    /** Pages with a line of prose that does not fit a screen; tables, code and lines with a link may be longer. */
    static Set<String> longProse(Map<Path, String> files) {
        return breaches(
                files,
                text -> text.replaceAll("(?ms)^```.*?^```$", "")
                        .lines()
                        .filter(line -> !line.startsWith("|") && !line.contains("]("))
                        .anyMatch(line -> line.length() > LONGEST_LINE));
    }

    /** Files that say a sentence in Java, where it can be neither read in one place nor translated. */
    static Set<String> sentences(Map<Path, String> files) {
        return breaches(
                files,
                text -> LITERAL.matcher(withoutComments(text))
                        .results()
                        .map(literal -> literal.group(1) == null ? literal.group(2) : literal.group(1))
                        .filter(literal -> !SPEAKS_A_LANGUAGE.matcher(literal).find())
                        .anyMatch(literal -> SENTENCE.matcher(literal).find()));
    }

    /** Simple names that more than one type has, private ones aside, each with the files that have it. */
    static Set<String> sharedNames(Map<Path, String> files) {
        var places = new TreeMap<String, List<String>>();
        files.forEach((file, text) -> declared(text)
                .filter(type -> !type.group(1).contains("private"))
                .forEach(type -> places.computeIfAbsent(type.group(2), name -> new ArrayList<>())
                        .add(file.getFileName().toString())));
        var shared = new TreeSet<String>();
        places.forEach((name, found) -> {
            if (found.size() > 1) {
                shared.add(name);
            }
        });
        return shared;
    }

    /** Types named by a participle alone: it says what befell a thing, and not what the thing is. */
    static Set<String> participles(Map<Path, String> files) {
        var found = new TreeSet<String>();
        files.values()
                .forEach(text -> declared(text)
                        .map(type -> type.group(2))
                        .filter(name -> IRREGULAR.contains(name)
                                || REGULAR.matcher(name).matches() && !NOUNS.contains(name))
                        .forEach(found::add));
        return found;
    }

    /** Pairs of files in which so many lines of code stand alike; imports, comments and lone brackets do not count. */
    static Set<String> standTwice(Map<Path, String> files, int sameLines) {
        var first = new TreeMap<String, String>();
        var pairs = new TreeSet<String>();
        files.forEach((file, text) -> {
            var name = file.getFileName().toString();
            var lines = text.lines()
                    .map(String::strip)
                    .filter(line -> !NOT_CODE.matcher(line).matches())
                    .toList();
            for (var i = 0; i + sameLines <= lines.size(); i++) {
                var block = String.join("\n", lines.subList(i, i + sameLines));
                var before = first.putIfAbsent(block, name);
                if (before != null) {
                    pairs.add(before + " ~ " + name);
                }
            }
        });
        return pairs;
    }

    /** Subjects that a list of commits would cut. */
    static Set<String> longSubjects(Collection<String> subjects) {
        var found = new TreeSet<>(subjects);
        found.removeIf(subject -> subject.length() <= LONGEST_SUBJECT);
        return found;
    }

    private static Set<String> breaches(Map<Path, String> files, Predicate<String> breaks) {
        var found = new TreeSet<String>();
        files.forEach((file, text) -> {
            if (breaks.test(text)) {
                found.add(file.getFileName().toString());
            }
        });
        return found;
    }

    private static Stream<MatchResult> declared(String text) {
        return DECLARED.matcher(withoutComments(text)).results();
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(^|;)\\s*//.*$", "$1");
    }
}
