package org.digitalcommons.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.catalog.QueryHeader.Parameter;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.name.NearestNames;
import org.digitalcommons.query.Answer;
import org.digitalcommons.vocab.Term;

/**
 * Reads what a person or program sets in a question: names of parameters in either spelling, and values by address, code
 * or name. A value that means nothing here is refused, because an empty answer to it would be misread as knowledge.
 *
 * @param look answers a question that the program asks for itself
 * @param entities what bodies, capabilities and suppliers are known by
 * @param isTerm whether an address is one of our terms or code lists
 */
public record ParameterReader(Lookup look, Supplier<EntityIndex> entities, Predicate<String> isTerm) {

    /** Types that the reconciliation service knows, by the type of their parameter. */
    private static final Map<String, String> TYPES =
            Map.of("id/body", "body", "concept/capability", "capability", "id/supplier", "supplier");

    /** An address of ours that ends in a code has so many parts: {@code concept/function/communications}. */
    private static final int OF_A_CODE = 3;

    /** Answers show the names of fictional bodies with this mark, which is no part of the name. */
    private static final String FICTIONAL = "(?i)\\s*\\(fictional\\)$";

    /** Asks a question of {@code queries/page}. */
    public interface Lookup {
        /** Its answer. */
        Answer ask(String question, Map<String, String> parameters);
    }

    /**
     * What was set, as the question takes it.
     *
     * @param parameters by the names that the query has
     * @param notes what was understood otherwise than it was written, in sentences
     */
    public record Reading(Map<String, String> parameters, List<String> notes) {}

    /**
     * Reads what was set.
     *
     * @throws Question.Unanswerable if a name or a value is not known; the message offers the nearest
     */
    public Reading read(Question question, Map<String, String> given) {
        var parameters = new LinkedHashMap<String, String>();
        var notes = new ArrayList<String>();
        given.forEach((word, value) -> {
            var parameter = question.parameter(word);
            if (!word.equals(parameter.option())) {
                notes.add("%s is now written %s.".formatted(word, parameter.option()));
            }
            var before = parameters.put(parameter.name(), value(parameter, value.strip(), notes));
            if (before != null) {
                throw new Question.Unanswerable("%s is given twice. Give it once.".formatted(parameter.option()));
            }
        });
        return new Reading(parameters, List.copyOf(notes));
    }

    private String value(Parameter parameter, String value, List<String> notes) {
        if (parameter.isList()) {
            return Stream.of(value.split("\\s+"))
                    .map(each -> value(parameter.element(), each, notes))
                    .collect(Collectors.joining(" "));
        }
        if (value.isEmpty() || !parameter.isAddress() || isKnown(parameter, value)) {
            return value;
        }
        if (!parameter.type().contains("/")) {
            return anyAddress(parameter, value, notes);
        }
        var code = TYPES.containsKey(parameter.type())
                ? entity(parameter, value.replaceAll(FICTIONAL, ""))
                : named(parameter, value);
        notes.add("%s %s is %s.".formatted(parameter.option(), value, code));
        return code;
    }

    /** Where any address may be given, one of ours is read as a code of its kind; an older name of a question makes such. */
    private String anyAddress(Parameter parameter, String value, List<String> notes) {
        var ours = Term.ROOT + "/";
        var parts = value.startsWith(ours) ? value.substring(ours.length()).split("/") : new String[0];
        if (parts.length == OF_A_CODE) {
            var kind = parts[0] + "/" + parts[1];
            var typed = new Parameter(parameter.name(), kind, parameter.fallback(), parameter.meaning());
            return ours + kind + "/" + value(typed, parts[2], notes);
        }
        // What is no address at all is refused as such when the query is filled in.
        return parameter.address(value).isEmpty() ? value : refuse(parameter, value, List.of());
    }

    private boolean isKnown(Parameter parameter, String value) {
        return parameter
                .address(value)
                .filter(iri -> look.ask("known", Map.of("thing", iri)).rows().hasNext() || isTerm.test(iri))
                .isPresent();
    }

    /** A body, capability or supplier, as the reconciliation service finds it. */
    private String entity(Parameter parameter, String value) {
        var type = TYPES.getOrDefault(parameter.type(), "");
        var candidates = entities.get().candidates(EntityQuery.of(value, type, NearestNames.OFFERED));
        var sure = candidates.stream()
                .filter(c -> c.match() || c.ground() == MatchGround.NAME)
                .toList();
        if (sure.size() == 1) {
            return code(parameter, sure.getFirst());
        }
        if (sure.size() > 1) {
            throw several(
                    parameter, value, sure.stream().map(c -> code(parameter, c)).toList());
        }
        return refuse(
                parameter,
                value,
                candidates.isEmpty()
                        ? nearest(value, names(parameter))
                        : candidates.stream()
                                .map(c -> shown(code(parameter, c), c.entity().name()))
                                .toList());
    }

    private static String code(Parameter parameter, EntityCandidate candidate) {
        return candidate.entity().id().substring(parameter.type().length() + 1);
    }

    /** A thing that has this name, or the only one whose name holds these words. */
    private String named(Parameter parameter, String value) {
        var words = NameIndex.words(value);
        var names = names(parameter);
        var same = holding(names, name -> NameIndex.words(name).equals(words));
        var found = same.isEmpty() && !words.isEmpty()
                ? holding(names, name -> NameIndex.words(name).containsAll(words))
                : same;
        return switch (found.size()) {
            case 0 -> refuse(parameter, value, nearest(value, names));
            case 1 -> found.getFirst();
            default -> throw several(parameter, value, found);
        };
    }

    private static List<String> holding(Map<String, String> names, Predicate<String> wanted) {
        return names.entrySet().stream()
                .filter(n -> wanted.test(n.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The names of what may be meant, by code. */
    private Map<String, String> names(Parameter parameter) {
        if (!parameter.type().contains("/")) {
            return Map.of();
        }
        var space = Term.ROOT + "/" + parameter.type() + "/";
        var answer = look.ask("names", Map.of("space", space));
        return answer.rows().stream()
                .collect(Collectors.toMap(
                        row -> row.get(Var.alloc("thing")).getURI().substring(space.length()),
                        row -> row.get(Var.alloc("name")).getLiteralLexicalForm(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static List<String> nearest(String value, Map<String, String> names) {
        return NearestNames.of(value, names).stream()
                .map(code -> shown(code, names.getOrDefault(code, "")))
                .toList();
    }

    private static String shown(String code, String name) {
        return name.isEmpty() || name.equals(code) ? code : "%s (%s)".formatted(code, name);
    }

    private static String refuse(Parameter parameter, String value, List<String> nearest) {
        throw Question.Unanswerable.misspelt("There is no %s %s here.".formatted(parameter.kind(), value), nearest);
    }

    private static Question.Unanswerable several(Parameter parameter, String value, List<String> codes) {
        return Question.Unanswerable.misspelt(
                "%,d things are the %s %s.".formatted(codes.size(), parameter.kind(), value),
                codes.stream().limit(NearestNames.OFFERED).toList());
    }
}
