package org.digitalcommons.query;

import java.util.Set;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;

/**
 * A function with an IRI, called only with what it can answer in time: numbers and texts of limited length. All of them
 * look at their arguments first, so that these are evaluated here.
 */
record BoundedFunction(Function function) implements Function {

    private static final String POWER = ARQConstants.mathPrefix + "pow";
    private static final Set<String> ROUNDING =
            Set.of(ARQConstants.fnPrefix + "round", ARQConstants.fnPrefix + "round-half-to-even");

    /** A letter may be written as up to eighteen, as some are when they are normalised. */
    private static final int GROWTH = 18;

    private static final Set<String> TEXTS = Set.of(XSD.xstring.getURI(), XSD.anyURI.getURI());

    @Override
    public void build(String iri, ExprList arguments, Context context) {
        function.build(iri, arguments, context);
    }

    @Override
    public NodeValue exec(Binding binding, ExprList arguments, String iri, FunctionEnv environment) {
        Allowance allowance = environment.getContext().get(Allowance.SYMBOL);
        var values = new ExprList();
        for (var argument : arguments) {
            var value = allowance.calculate(argument.eval(binding, environment));
            if (!value.isNumber()) {
                requireShort(value.asString().length(), iri, allowance);
            }
            values.add(value);
        }
        if (values.size() == 2) {
            var first = values.get(0).getConstant();
            var second = values.get(1).getConstant();
            if (iri.equals(POWER)) {
                allowance.calculate(Digits.ofPower(first, second));
            } else if (ROUNDING.contains(iri) && second.isInteger()) {
                allowance.calculate(second.getInteger().abs().doubleValue());
            }
        }
        return function.exec(binding, values, iri, environment);
    }

    /** A cast takes the length of what it makes: nobody writes a number or a date at such length. */
    private static void requireShort(long length, String iri, Allowance allowance) {
        if (iri.startsWith(XSD.NS) && !TEXTS.contains(iri)) {
            allowance.calculate((double) length);
        } else {
            allowance.make(length <= 1_000 ? length : GROWTH * length);
        }
    }
}
