package org.digitalcommons.serve.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words of pages in one language: one message for each key of {@code site/messages_en.properties}. A message is a
 * {@link MessageFormat}, so it has placeholders and plurals ({@code {0,choice,...}}), and an apostrophe is written twice.
 * What another language's file does not have is said in English. Immutable.
 */
public final class Words {

    /** The languages that pages may be written in, English first; one is offered where its file is there. */
    private static final List<String> LANGUAGES = List.of("en", "cy");

    private static final Map<String, Words> ALL = all();

    private final Locale language;
    private final Map<String, String> messages;

    private Words(Locale language, Map<String, String> messages) {
        this.language = language;
        this.messages = messages;
    }

    /** The words in English. */
    public static Words english() {
        return Objects.requireNonNull(ALL.get("en"));
    }

    /** The words in the language that suits an {@code Accept-Language} best; English if none does or it cannot be read. */
    public static Words accepted(Optional<String> acceptLanguage) {
        try {
            var ranges = Locale.LanguageRange.parse(acceptLanguage.orElse(""));
            return Optional.ofNullable(Locale.lookupTag(ranges, ALL.keySet()))
                    .map(ALL::get)
                    .orElseGet(Words::english);
        } catch (IllegalArgumentException unreadable) {
            return english();
        }
    }

    /** The words in each language that is offered. */
    public static List<Words> offered() {
        return List.copyOf(ALL.values());
    }

    /** The tag of the language, such as {@code en}. */
    public String language() {
        return language.getLanguage();
    }

    /**
     * A message with its placeholders filled; whole numbers are written as the language writes them.
     *
     * @throws IllegalArgumentException if there is no such message
     */
    public String say(String key, Object... values) {
        var pattern = messages.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("There is no message " + key);
        }
        return new MessageFormat(pattern, language).format(values);
    }

    /** The keys of all messages. */
    public Set<String> keys() {
        return new TreeSet<>(messages.keySet());
    }

    private static Map<String, Words> all() {
        var english = read("en").orElseThrow(() -> new IllegalStateException("The messages in English are missing"));
        var all = new TreeMap<String, Words>();
        for (var tag : LANGUAGES) {
            read(tag).ifPresent(own -> {
                var messages = new TreeMap<>(english);
                messages.putAll(own);
                all.put(tag, new Words(Locale.of(tag, "GB"), Map.copyOf(messages)));
            });
        }
        return Map.copyOf(all);
    }

    private static Optional<Map<String, String>> read(String tag) {
        try (var file = Words.class.getResourceAsStream("/site/messages_%s.properties".formatted(tag))) {
            if (file == null) {
                return Optional.empty();
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            var messages = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
            return Optional.of(messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
