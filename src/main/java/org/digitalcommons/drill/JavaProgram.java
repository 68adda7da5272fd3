package org.digitalcommons.drill;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this program is started again in a process of its own, with a memory of its own. */
public final class JavaProgram {

    private static final String MAIN = "org.digitalcommons.cli.Main";

    private JavaProgram() {}

    /**
     * The command line.
     *
     * @param heap the most memory, as {@code 1g}
     * @param words the command and its options
     */
    public static List<String> line(String heap, List<String> words) {
        var line = new ArrayList<String>();
        line.add(tool("java"));
        // Tests start quickly, and so do their processes.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:Tiered"))
                .forEach(line::add);
        line.addAll(List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN));
        line.addAll(words);
        return line;
    }

    /** A program of the JDK that runs this one. */
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
