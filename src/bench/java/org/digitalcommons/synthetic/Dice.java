package org.digitalcommons.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers that look random and follow from a seed: SplitMix64, written out so that no other version of the platform
 * throws others.
 */
final class Dice {

    private long state;

    /** The dice of one thing, which are the same whatever else there is. */
    Dice(long seed, long thing) {
        this.state = mixed(seed) + 0x9E3779B97F4A7C15L * thing;
        next();
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        return mixed(state);
    }

    private static long mixed(long number) {
        long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to below 1. */
    private double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** From 0 to below a bound. */
    int below(int bound) {
        return (int) (share() * bound);
    }

    /** From one number to another, both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** Whether something of a probability happens. */
    boolean chance(double probability) {
        return share() < probability;
    }

    /** Few are large and many are small: a Pareto distribution, cut off at both ends. */
    double skewed(double least, double most, double exponent) {
        double cut = 1 - StrictMath.pow(least / most, exponent);
        return least / StrictMath.pow(1 - share() * cut, 1 / exponent);
    }

    /** One of a list, each as likely. */
    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    /** One of a list, the first ones most likely. */
    <T> T favourite(List<T> of) {
        double share = share();
        return of.get((int) (share * share * of.size()));
    }

    /** A list in another order. */
    <T> List<T> shuffled(List<T> list) {
        var other = new ArrayList<>(list);
        for (int i = other.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            var held = other.get(i);
            other.set(i, other.get(j));
            other.set(j, held);
        }
        return other;
    }
}
