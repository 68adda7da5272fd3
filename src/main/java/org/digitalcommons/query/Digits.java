package org.digitalcommons.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.jena.sparql.expr.NodeValue;

/** How long numbers are, without writing them: that would take as long as it is feared to. */
final class Digits {

    private static final double DIGITS_OF_A_BIT = Math.log10(2);

    private Digits() {}

    /** About how many digits a value has; none if it is no number, or one of fixed size. */
    static double of(NodeValue value) {
        if (value.isInteger()) {
            return of(value.getInteger());
        }
        return value.isDecimal() ? of(value.getDecimal()) : 0;
    }

    static double of(BigInteger number) {
        return number.bitLength() * DIGITS_OF_A_BIT;
    }

    static double of(BigDecimal number) {
        // All that stand before and behind the point, zeros too.
        return of(number.unscaledValue()) + Math.abs((double) number.scale());
    }

    /** About how many digits a power has. */
    static double ofPower(NodeValue base, NodeValue exponent) {
        if (!base.isInteger() && !base.isDecimal() || !exponent.isInteger()) {
            return 0;
        }
        return Math.max(1, of(base)) * exponent.getInteger().abs().doubleValue();
    }
}
