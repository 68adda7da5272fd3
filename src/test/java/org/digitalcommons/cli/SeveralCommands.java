package org.digitalcommons.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A program that runs one command for each line of its input, with the words of the line between tabs, and after each
 * writes a line of its exit code between two noughts. Starting a program takes longer than most commands.
 */
public final class SeveralCommands {

    private SeveralCommands() {}

    /** Runs the commands of standard input. */
    public static void main(String[] none) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            int code = Main.run(line.split("\t"));
            System.out.print("\0" + code + "\0\n");
            System.out.flush();
            System.err.print("\0\n");
            System.err.flush();
        }
    }
}
