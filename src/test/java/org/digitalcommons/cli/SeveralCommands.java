package org.digitalcommons.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A program that runs one command for each line of its input, and after each writes a line of its exit code between two
 * noughts. The words of a line stand between tabs; the first is the store that holds where none is named. Starting a program takes longer than most commands.
 */
public final class SeveralCommands {

    private SeveralCommands() {}

    /** Runs the commands of standard input. */
    public static void main(String[] none) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var words = line.split("\t");
            System.setProperty("commons.store", words[0]);
            int code = Main.run(Arrays.copyOfRange(words, 1, words.length));
            System.out.print("\0" + code + "\0\n");
            System.out.flush();
            System.err.print("\0\n");
            System.err.flush();
        }
    }
}
