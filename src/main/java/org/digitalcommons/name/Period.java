package org.digitalcommons.name;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
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
 *     calendar year, {@code 2022-05} for a month, and two of them with {@code --} between for the time from one to the other
 * @param start the first day
 * @param end the last day
 */
public record Period(String name, LocalDate start, LocalDate end) {

    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");
    private static final Pattern FINANCIAL_YEAR = Pattern.compile("(?<!\\d)(20\\d{2})[-/](\\d{2})(?![\\d-])");
    private static final Pattern LONG_FINANCIAL_YEAR = Pattern.compile("(?<!\\d)(20\\d{2})[-/](20\\d{2})(?![\\d-])");
    private static final Pattern MONTH = Pattern.compile("(?<!\\d)(20\\d{2})[-_/ ](0[1-9]|1[0-2])(?![\\d-])");
    private static final Pattern NAMED_MONTH = Pattern.compile(
            "(?i)(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-_. ']*((?:20)?\\d{2})(?!\\d)");
    private static final Pattern YEAR_AND_MONTH =
            Pattern.compile("(?i)(?<!\\d)(20\\d{2})[-_ ]+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)");

    /** The first period named in a text: a day before a financial year before a month before a calendar year. */
    public static Optional<Period> in(String text) {
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
        var longYears = LONG_FINANCIAL_YEAR.matcher(text);
        if (longYears.find() && Integer.parseInt(longYears.group(2)) == Integer.parseInt(longYears.group(1)) + 1) {
            return in(longYears.group(1) + "-" + longYears.group(2).substring(2));
        }
        var month = month(text);
        if (month.isPresent()) {
            return month.map(m -> new Period(m.toString(), m.atDay(1), m.atEndOfMonth()));
        }
        var year = YEAR.matcher(text);
        if (year.find()) {
            int number = Integer.parseInt(year.group(1));
            return Optional.of(new Period(year.group(1), LocalDate.of(number, 1, 1), LocalDate.of(number, 12, 31)));
        }
        return Optional.empty();
    }

    /** The period that cells of one row name together, such as a year in one and a month, by name or number, in another. */
    public static Optional<Period> ofCells(List<String> cells) {
        var year = cells.stream()
                .map(String::strip)
                .filter(c -> c.matches("20\\d{2}"))
                .findFirst();
        var month = cells.stream()
                .map(String::strip)
                .filter(c -> c.matches("0?[1-9]|1[0-2]"))
                .findFirst();
        if (year.isPresent() && month.isPresent()) {
            return in("%s-%02d".formatted(year.get(), Integer.parseInt(month.get())));
        }
        var byName = cells.stream()
                .map(String::strip)
                .filter(c -> c.matches("(?i)[a-z]{3,9}"))
                .findFirst();
        if (year.isPresent() && byName.isPresent()) {
            return in("%s %s".formatted(byName.get(), year.get()));
        }
        return in(String.join(" ", cells));
    }

    /** A period by its address, one that {@link #node} gave. */
    public static Period of(Node node) {
        var names = Iris.lastSegment(node).split("--", 2);
        var first = in(names[0]).orElseThrow();
        return names.length == 1 ? first : spanning(first, in(names[1]).orElseThrow());
    }

    private static Optional<YearMonth> month(String text) {
        var digits = MONTH.matcher(text);
        if (digits.find()) {
            return Optional.of(YearMonth.of(Integer.parseInt(digits.group(1)), Integer.parseInt(digits.group(2))));
        }
        var first = YEAR_AND_MONTH.matcher(text);
        if (first.find()) {
            return Optional.of(YearMonth.of(Integer.parseInt(first.group(1)), number(first.group(2))));
        }
        var named = NAMED_MONTH.matcher(text);
        return named.find()
                ? year(named.group(2)).map(year -> YearMonth.of(year, number(named.group(1))))
                : Optional.empty();
    }

    private static Optional<Integer> year(String digits) {
        int number = Integer.parseInt(digits);
        if (number >= 100) {
            return Optional.of(number);
        }
        // Months of the last century are not named in texts about figures; in two digits they would be another's.
        return Century.today().year(number).stream()
                .filter(year -> year >= 2000)
                .boxed()
                .findFirst();
    }

    private static int number(String month) {
        return MONTHS.indexOf(month.toLowerCase(Locale.ROOT)) + 1;
    }

    /** The last day of the period, as a period of its own: that of a snapshot. */
    public Period lastDay() {
        return new Period(end.toString(), end, end);
    }

    /** The time from the first day of one period to the last of another. */
    public static Period spanning(Period first, Period last) {
        return first.equals(last) ? first : new Period(first.name() + "--" + last.name(), first.start(), last.end());
    }

    /** The period as a resource. */
    public Node node() {
        return NodeFactory.createURI(Term.ID + "period/" + name);
    }

    /** States the period in a graph, because its address need not resolve. */
    public void describe(Graph graph) {
        graph.add(node(), NodeConst.nodeRDFType, DCTerms.PeriodOfTime.asNode());
        graph.add(node(), DCAT.startDate.asNode(), date(start));
        graph.add(node(), DCAT.endDate.asNode(), date(end));
        graph.add(node(), SKOS.prefLabel.asNode(), NodeFactory.createLiteralString(name));
    }

    private static Node date(LocalDate date) {
        return NodeFactory.createLiteralDT(date.toString(), XSDDatatype.XSDdate);
    }
}
