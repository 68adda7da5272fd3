package org.digitalcommons.publish;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.vocab.Term;

/**
 * The time that figures are about.
 *
 * @param name {@code 2011-09-30} for a day, {@code 2017-18} for a financial year from 1 April, {@code 2018} for a
 *     calendar year
 * @param start the first day
 * @param end the last day
 */
public record Period(String name, LocalDate start, LocalDate end) {

    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");
    private static final Pattern FINANCIAL_YEAR = Pattern.compile("(?<!\\d)(20\\d{2})[-/](\\d{2})(?![\\d-])");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)");

    /** The first period named in a text: a day before a financial year before a calendar year. */
    static Optional<Period> in(String text) {
        var day = DAY.matcher(text);
        if (day.find()) {
            try {
                var date = LocalDate.parse(day.group());
                return Optional.of(new Period(day.group(), date, date));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        var years = FINANCIAL_YEAR.matcher(text);
        while (years.find()) {
            int first = Integer.parseInt(years.group(1));
            if ((first + 1) % 100 == Integer.parseInt(years.group(2))) {
                return Optional.of(new Period(
                        years.group(1) + "-" + years.group(2),
                        LocalDate.of(first, 4, 1),
                        LocalDate.of(first + 1, 3, 31)));
            }
        }
        var year = YEAR.matcher(text);
        if (year.find()) {
            int number = Integer.parseInt(year.group(1));
            return Optional.of(new Period(year.group(1), LocalDate.of(number, 1, 1), LocalDate.of(number, 12, 31)));
        }
        return Optional.empty();
    }

    /** The period as a resource. */
    Node node() {
        return NodeFactory.createURI(Term.ID + "period/" + name);
    }

    /** States the period in a graph, because its address need not resolve. */
    void describe(Graph graph) {
        graph.add(node(), NodeConst.nodeRDFType, DCTerms.PeriodOfTime.asNode());
        graph.add(node(), DCAT.startDate.asNode(), date(start));
        graph.add(node(), DCAT.endDate.asNode(), date(end));
        graph.add(node(), SKOS.prefLabel.asNode(), NodeFactory.createLiteralString(name));
    }

    private static Node date(LocalDate date) {
        return NodeFactory.createLiteralDT(date.toString(), XSDDatatype.XSDdate);
    }
}
