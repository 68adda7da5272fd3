package org.digitalcommons.cli;

/** Probe. */
public final class Main {
    private Main() {}

    /** Runs. */
    public static void main(String[] args) {
        System.out.println(Runtime.version());
    }
}
