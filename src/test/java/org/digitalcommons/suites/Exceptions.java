package org.digitalcommons.suites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cases that are known not to pass, each with its reason and whose it is. The file has a line for each reason, and
 * below it, indented, the cases.
 *
 * @param reasons the reasons, in the order of the file, each with its cases
 */
record Exceptions(Map<Reason, List<String>> reasons) {

    private static final Path FILE = Path.of("src/test/resources/suites/exceptions.txt");

    /**
     * Why cases do not pass.
     *
     * @param applies whether the cases are for a service like this one
     * @param whose whose it is: ours, that of a library, or that of the suite
     * @param sentence why
     */
    record Reason(boolean applies, String whose, String sentence) {

        static Reason of(String line) {
            var parts = line.split(" \\| ", 3);
            return new Reason(parts[0].equals("fails"), parts[1], parts[2]);
        }
    }

    static Exceptions read() {
        var reasons = new LinkedHashMap<Reason, List<String>>();
        List<String> cases = new ArrayList<>();
        try {
            for (var line : Files.readAllLines(FILE)) {
                if (line.startsWith(" ")) {
                    cases.add(line.strip());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    cases = new ArrayList<>();
                    reasons.put(Reason.of(line), cases);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Exceptions(reasons);
    }

    Optional<Reason> of(String id) {
        return reasons.entrySet().stream()
                .filter(reason -> reason.getValue().contains(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
