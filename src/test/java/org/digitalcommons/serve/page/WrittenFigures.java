package org.digitalcommons.serve.page;

/** Figures as pages write them, for tests of what readers see. */
public final class WrittenFigures {

    private WrittenFigures() {}

    /** The figure of a column of this type, as a page writes it. */
    public static String of(String exact, String type) {
        return Figures.written(exact, type);
    }
}
