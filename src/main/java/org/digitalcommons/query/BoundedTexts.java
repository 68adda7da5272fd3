package org.digitalcommons.query;

import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrSubstring;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * Functions that make a text of one text: each is called with what it would be called with, after the text that it can
 * make at most was allowed. A thousand parts of a long text are as much as a thousand long texts.
 */
final class BoundedTexts {

    /** One letter is three bytes of three characters each, or grows to three letters when its case changes. */
    private static final int ENCODED = 9;

    private static final int CHANGED = 3;

    private BoundedTexts() {}

    /** The bounded form of a function of one argument; empty for one that makes no long text. */
    static Optional<Expr> of(ExprFunction1 function, Expr argument, Allowance allowance) {
        return switch (function) {
            case E_StrEncodeForURI encoding -> Optional.of(new One(encoding, argument, ENCODED, allowance));
            case E_StrUpperCase upper -> Optional.of(new One(upper, argument, CHANGED, allowance));
            case E_StrLowerCase lower -> Optional.of(new One(lower, argument, CHANGED, allowance));
            case E_IRI address -> Optional.of(new One(address, argument, CHANGED, allowance));
            default -> Optional.empty();
        };
    }

    /** The bounded form of a function of two arguments; empty for one that makes no long text. */
    static Optional<Expr> of(ExprFunction2 function, Expr first, Expr second, Allowance allowance) {
        return switch (function) {
            case E_StrAfter after -> Optional.of(new Two(after, first, second, allowance));
            case E_StrBefore before -> Optional.of(new Two(before, first, second, allowance));
            case E_StrDatatype typed -> Optional.of(new Two(typed, first, second, allowance));
            default -> Optional.empty();
        };
    }

    private static long length(NodeValue value) {
        return value.asString().length();
    }

    private static final class One extends ExprFunction1 {

        private final ExprFunction1 function;
        private final int growth;
        private final Allowance allowance;

        One(ExprFunction1 function, Expr argument, int growth, Allowance allowance) {
            super(argument, function.getFunctionSymbol().getSymbol());
            this.function = function;
            this.growth = growth;
            this.allowance = allowance;
        }

        @Override
        public NodeValue eval(NodeValue value, FunctionEnv environment) {
            allowance.make(growth * length(value));
            return function.eval(value, environment);
        }

        @Override
        public NodeValue eval(NodeValue value) {
            allowance.make(growth * length(value));
            return function.eval(value);
        }

        @Override
        public Expr copy(Expr argument) {
            return new One(function, argument, growth, allowance);
        }
    }

    private static final class Two extends ExprFunction2 {

        private final ExprFunction2 function;
        private final Allowance allowance;

        Two(ExprFunction2 function, Expr first, Expr second, Allowance allowance) {
            super(first, second, function.getFunctionSymbol().getSymbol());
            this.function = function;
            this.allowance = allowance;
        }

        @Override
        public NodeValue eval(NodeValue first, NodeValue second) {
            allowance.make(length(first));
            if (function instanceof E_StrDatatype && isNumeric(second)) {
                allowance.calculate((double) length(first));
            }
            return function.eval(first, second);
        }

        private static boolean isNumeric(NodeValue type) {
            return type.isIRI()
                    && !type.asNode().getURI().equals(XSDDatatype.XSDstring.getURI())
                    && type.asNode().getURI().startsWith(XSDDatatype.XSD);
        }

        @Override
        public Expr copy(Expr first, Expr second) {
            return new Two(function, first, second, allowance);
        }
    }

    /** SUBSTR. */
    static final class PartOfText extends E_StrSubstring {

        private final Allowance allowance;

        PartOfText(ExprList arguments, Allowance allowance) {
            super(arguments.get(0), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : null);
            this.allowance = allowance;
        }

        @Override
        public NodeValue eval(List<NodeValue> values) {
            allowance.make(length(values.getFirst()));
            return super.eval(values);
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new PartOfText(arguments, allowance);
        }
    }
}
