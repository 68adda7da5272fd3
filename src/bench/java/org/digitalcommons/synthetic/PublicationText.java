package org.digitalcommons.synthetic;

import java.util.Locale;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.synthetic.Statements.Thing;
import org.digitalcommons.vocab.Term;

/** The content of one synthetic publication: every thing in it is one row of a file that is made up with it. */
final class PublicationText {

    static final String YEAR = "2024-25";
    static final String YEAR_BEFORE = "2023-24";

    private final String publisher;
    private final String publication;
    private final Statements statements;
    private long rows;

    /**
     * The content of a publication about a year.
     *
     * @param publisher the code of the publisher
     * @param dataset the name of the series
     * @param body the code of the body that it is about
     */
    PublicationText(String publisher, String dataset, String body) {
        var series = GraphNames.PUBLISHED + publisher + "/" + dataset + "/";
        this.publisher = publisher;
        this.publication = series + YEAR;
        this.statements = new Statements(series + body + "/" + YEAR);
        period(statements, YEAR);
        period(statements, YEAR_BEFORE);
    }

    private static void period(Statements statements, String year) {
        int first = Integer.parseInt(year.substring(0, 4));
        statements
                .thing("id:period/" + year, "dct:PeriodOfTime")
                .words("skos:prefLabel", year)
                .date("dcat:startDate", first + "-04-01")
                .date("dcat:endDate", (first + 1) + "-03-31");
    }

    /** A thing with the row that it is from. */
    Thing thing(String address, String... types) {
        rows++;
        return part(address, types).link("prov:wasDerivedFrom", String.format(Locale.ROOT, "%s#row=%d", file(), rows));
    }

    /** A thing that is a part of the one before. */
    Thing part(String address, String... types) {
        return statements.thing(address, types);
    }

    /** A figure of a year. */
    Thing figure(String address, String type, String year) {
        return thing(address, type).link("qb:dataSet", publication).link("sdmxd:refPeriod", "id:period/" + year);
    }

    /** The address of the publication. */
    String publication() {
        return publication;
    }

    private String file() {
        return Term.ID + "file/" + publisher + ".csv";
    }

    /** The whole publication: its description and this. */
    SyntheticPublication publication(String title, long seed) {
        var description = new Statements(publication);
        description
                .thing(publication, "commons:Publication", "dcat:Dataset")
                .words("dct:title", title)
                .words(
                        "dct:description",
                        String.format(
                                Locale.ROOT,
                                "Synthetic: made by commons generate with seed %d. No such body exists, and no figure is real.",
                                seed))
                .link("dct:publisher", "id:publisher/" + publisher)
                .link("dct:license", "https://creativecommons.org/publicdomain/zero/1.0/")
                .date("dct:issued", "2025-06-30")
                .link("dct:temporal", "id:period/" + YEAR)
                .link("dct:accrualPeriodicity", "http://publications.europa.eu/resource/authority/frequency/ANNUAL")
                .truth("commons:fictional", true)
                .link("commons:hasFile", file());
        description
                .thing(file(), "commons:SourceFile")
                .text("dct:title", publisher + ".csv")
                .text("dct:identifier", Digest.checksum(statements.text()))
                .link("dct:temporal", "id:period/" + YEAR)
                .whole("commons:rowsRead", rows)
                .whole("commons:rowsUsed", rows)
                .whole("commons:rowsReported", 0);
        period(description, YEAR);
        return new SyntheticPublication(
                publication, description.text() + statements.text(), description.count() + statements.count());
    }
}
