package org.digitalcommons.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.digitalcommons.name.NearestNames;

/**
 * The public questions of {@code queries/ask}. One file is a command, a page, an answer in JSON or
 * CSV, and a described resource. Immutable.
 *
 * @param questions in order of name
 * @param topics what they are about, in the order in which a reader meets them
 */
public record Catalog(List<Question> questions, List<Topic> topics) {

    /** A question with what is set in it, asked under an older name. */
    public record Redirect(Question question, Map<String, String> parameters) {}

    /** Reads the catalogue of the rooms. */
    public static Catalog of(Rooms rooms) {
        return of(rooms, "queries/ask");
    }

    /** Reads the questions of a folder. */
    public static Catalog of(Rooms rooms, String folder) {
        return rooms.once(List.of(Catalog.class, folder), r -> read(r, folder));
    }

    private static Catalog read(Rooms rooms, String folder) {
        return new Catalog(
                rooms.files(folder, ".rq").stream()
                        .map(file -> Question.of(Rooms.name(file), Rooms.text(file)))
                        .toList(),
                Topic.all(rooms.graph("ontology")));
    }

    /** The catalogue as linked data: each question is an executable that anybody's engine can run. */
    public Graph description() {
        return CatalogDescription.of(this);
    }

    /** The questions about a topic, in order of name. */
    public List<Question> about(Topic topic) {
        return questions.stream()
                .filter(q -> q.header().topic().filter(topic.name()::equals).isPresent())
                .toList();
    }

    /** The questions that hold every word of a text in their name, title, question, or the meaning of a column. */
    public List<Question> holding(String words) {
        var wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return questions.stream()
                .filter(q -> {
                    var header = q.header();
                    var text = new StringBuilder("%s %s %s".formatted(q.name(), header.title(), header.question()));
                    header.columns().forEach(c -> text.append(' ').append(c.meaning()));
                    return wanted.stream().allMatch(text.toString().toLowerCase(Locale.ROOT)::contains);
                })
                .toList();
    }

    /**
     * The topic of a name.
     *
     * @throws Question.Unanswerable if there is none; the message offers the nearest
     */
    public Topic topic(String name) {
        return topics.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Question.Unanswerable.misspelt(
                        "There is no topic %s.".formatted(name),
                        NearestNames.of(name, topics.stream().collect(Collectors.toMap(Topic::name, Topic::title)))));
    }

    /**
     * The question of a name.
     *
     * @throws Question.Unanswerable if there is none; the message offers the nearest
     */
    public Question named(String name) {
        return question(name)
                .orElseThrow(() -> Question.Unanswerable.misspelt(
                        "There is no question %s.".formatted(name),
                        NearestNames.of(
                                name,
                                questions.stream()
                                        .collect(Collectors.toMap(
                                                Question::name, q -> q.header().title())))));
    }

    /** The question of a name, if there is one. */
    public Optional<Question> question(String name) {
        return questions.stream().filter(q -> q.name().equals(name)).findFirst();
    }

    /** What an older name with its parameters means now; empty if no question had that name. */
    public Optional<Redirect> replaced(String name, Map<String, String> parameters) {
        return questions.stream()
                .flatMap(q -> q.header().replaces().stream()
                        .filter(old -> old.name().equals(name))
                        .map(old -> new Redirect(q, old.parameters(parameters))))
                .findFirst();
    }
}
