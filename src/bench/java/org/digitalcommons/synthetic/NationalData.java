package org.digitalcommons.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.digitalcommons.catalog.Rooms;

/**
 * A synthetic country: a market, and bodies that each publish once. It follows from the code lists and the seed, to the
 * byte; a country of more bodies begins as one of fewer. Nothing of it is real, and its bodies have peer groups of their
 * own.
 */
public final class NationalData {

    private final CodeLists lists;
    private final Market market;
    private final long seed;

    private NationalData(CodeLists lists, long seed) {
        this.lists = lists;
        this.market = new Market(lists);
        this.seed = seed;
    }

    /** The country of a seed. */
    public static NationalData of(Rooms rooms, long seed) {
        return new NationalData(CodeLists.of(rooms), seed);
    }

    /**
     * How much was written.
     *
     * @param publications one for each body, and the market
     * @param statements in all of them
     */
    public record Written(int publications, long statements) {}

    /** What the market publishes. */
    public SyntheticPublication market() {
        return market.publication(seed);
    }

    /** What one body publishes, counted from 1. */
    public SyntheticPublication body(int number) {
        return body(number, new KnownAnswers(Writer.nullWriter()));
    }

    private SyntheticPublication body(int number, KnownAnswers answers) {
        return new SyntheticBody(lists, market, seed, number, answers).publication();
    }

    /**
     * Writes a country as N-Quads, holding one body at a time.
     *
     * @param known is told what is known of it, as tab-separated lines
     */
    public Written write(int bodies, OutputStream out, Writer known) throws IOException {
        var answers = new KnownAnswers(known);
        var first = market();
        out.write(first.text().getBytes(StandardCharsets.UTF_8));
        long statements = first.statements();
        for (int number = 1; number <= bodies; number++) {
            var one = body(number, answers);
            out.write(one.text().getBytes(StandardCharsets.UTF_8));
            statements += one.statements();
        }
        answers.finish();
        return new Written(bodies + 1, statements);
    }
}
