package org.digitalcommons.limit;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file of settings: lines of {@code name = value}, and comments. What it does not name is as by default. */
public final class SettingsFile {

    /** The public address of the server. */
    public static final String ADDRESS = "public.address";

    /** The addresses of reverse proxies. */
    public static final String PROXIES = "proxy.addresses";

    private SettingsFile() {}

    /**
     * The settings of a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if a line of it means nothing; the message is a sentence
     */
    public static Settings read(Path file) throws IOException {
        var lines = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(in);
        }
        var settings = Settings.standard();
        for (var line : new TreeMap<>(lines).entrySet()) {
            settings = with(settings, line.getKey() + "=" + line.getValue());
        }
        return settings;
    }

    /**
     * Settings with one more line.
     *
     * @param line a name and a value with {@code =} between, such as {@code query.time=20}
     * @throws IllegalArgumentException if it means nothing; the message is a sentence
     */
    public static Settings with(Settings settings, String line) {
        var parts = line.split("=", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("%s is not a setting; write NAME=VALUE.".formatted(line));
        }
        var name = parts[0].strip();
        var value = parts[1].strip();
        return switch (name) {
            case ADDRESS -> new Settings(settings.limits(), Optional.of(address(value)), settings.proxies());
            case PROXIES -> new Settings(settings.limits(), settings.address(), proxies(value));
            default -> new Settings(settings.limits().with(name, value), settings.address(), settings.proxies());
        };
    }

    private static URI address(String value) {
        try {
            var address = new URI(value.replaceFirst("/+$", ""));
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            // Said below, together with one that is not whole.
        }
        throw new IllegalArgumentException(
                "%s is no address of a server; write one such as https://data.example.org.".formatted(value));
    }

    private static Set<String> proxies(String value) {
        return Stream.of(value.split(",", -1))
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The file with every setting as it is by default, commented out, for an operator to begin with. */
    public static String example() {
        var text = new StringBuilder("# The settings of a server of Digital Commons: commons serve --settings FILE.\n"
                + "# Every line shows the default; take the # away to change it. Times are in seconds, sizes in bytes.\n\n"
                + "# The address that readers use, where a reverse proxy stands before the server.\n"
                + "#" + ADDRESS + " = https://data.example.org\n\n"
                + "# The addresses of reverse proxies whose X-Forwarded-For is believed, with commas between.\n"
                + "#" + PROXIES + " = 127.0.0.1, 0:0:0:0:0:0:0:1\n");
        for (var limit : Limit.values()) {
            text.append("\n# %s\n#%s = %s\n"
                    .formatted(sentence(limit.meaning()), limit.word(), limit.written(limit.standard())));
        }
        return text.toString();
    }

    private static String sentence(String meaning) {
        return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
    }
}
