package org.digitalcommons.serve.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.catalog.OlderName;
import org.digitalcommons.catalog.QueryHeader.Parameter;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Topic;

/** The list of questions for programs: by topic, each with what may be set in it and what its columns hold. */
public final class QuestionList {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private QuestionList() {}

    /** As JSON: an array of questions, in the order of their topics. */
    public static byte[] json(Catalog catalog) {
        var questions = catalog.topics().stream()
                .flatMap(topic -> catalog.about(topic).stream().map(question -> described(topic, question)))
                .toList();
        try {
            return JSON.writeValueAsBytes(Map.of("questions", questions));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As CSV: one line for each question. */
    public static byte[] csv(Catalog catalog) {
        var lines = new StringBuilder("topic,name,title,question,address\r\n");
        for (var topic : catalog.topics()) {
            for (var question : catalog.about(topic)) {
                var header = question.header();
                var cells =
                        List.of(topic.title(), question.name(), header.title(), header.question(), address(question));
                lines.append(String.join(
                                ",", cells.stream().map(QuestionList::quoted).toList()))
                        .append("\r\n");
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> described(Topic topic, Question question) {
        var header = question.header();
        var all = new LinkedHashMap<String, Object>();
        all.put("name", question.name());
        all.put("title", header.title());
        all.put("question", header.question());
        all.put("topic", Map.of("name", topic.name(), "title", topic.title()));
        all.put("address", address(question));
        all.put(
                "parameters",
                header.parameters().stream().map(QuestionList::described).toList());
        all.put(
                "columns",
                header.columns().stream().map(QuestionList::described).toList());
        all.put("replaces", header.replaces().stream().map(OlderName::name).toList());
        return all;
    }

    private static Map<String, String> described(Parameter parameter) {
        var all = new LinkedHashMap<String, String>();
        all.put("name", parameter.option());
        all.put("type", parameter.type());
        all.put("default", parameter.fallback());
        all.put("meaning", parameter.meaning());
        return all;
    }

    private static Map<String, Object> described(Column column) {
        var all = new LinkedHashMap<String, Object>();
        all.put("name", column.name());
        all.put("type", column.type());
        all.put("title", column.heading());
        all.put("meaning", column.meaning());
        column.unit().ifPresent(unit -> {
            if (unit.startsWith("?")) {
                all.put("unitColumn", unit.substring(1));
            } else {
                all.put("unit", unit);
            }
        });
        column.currency().ifPresent(of -> all.put("currencyColumn", of));
        column.labelOf().ifPresent(of -> all.put("labelOf", of));
        column.endOf().ifPresent(of -> all.put("upperEndOf", of));
        column.absent().ifPresent(why -> all.put("absenceColumn", why));
        all.put("priority", column.priority());
        return all;
    }

    private static String address(Question question) {
        return "/ask/" + question.name();
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
