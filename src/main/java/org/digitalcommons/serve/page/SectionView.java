package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a page; what it does not have is empty.
 *
 * @param heading its heading
 * @param paragraphs text
 * @param cards figures or choices that lead on
 * @param action the page that the form asks for; {@code ?} for the page it stands on
 * @param fields the fields of a form
 * @param picture a picture that lies at an address of ours
 * @param chart a drawing
 * @param facts names and values
 * @param table a table
 * @param query a query as it lies
 * @param links where to go on
 */
public record SectionView(
        String heading,
        List<String> paragraphs,
        List<Card> cards,
        String action,
        List<Field> fields,
        Optional<Picture> picture,
        Optional<ShapeChart> chart,
        List<Fact> facts,
        Optional<TableView> table,
        String query,
        List<Link> links) {

    /** A figure or a choice; a figure is set large. */
    public record Card(String title, String text, String href, boolean figure) {}

    /** A picture, with the words for those who cannot see it. */
    public record Picture(String src, String words) {}

    /** An input of a form; without options it is free text. */
    public record Field(String name, String label, String value, List<Link> options) {}

    /** A name with its value; the identifier lets an address lead to it, and may be empty. */
    public record Fact(String id, Link name, Link value) {}

    /** A text that leads somewhere, or nowhere when the address is empty. */
    public record Link(String text, String href) {}

    /** A section with a heading and text. */
    public static SectionView of(String heading, String... paragraphs) {
        return new SectionView(
                heading,
                List.of(paragraphs),
                List.of(),
                "?",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "",
                List.of());
    }

    /** The same with cards. */
    public SectionView with(List<Card> more) {
        return new SectionView(heading, paragraphs, more, action, fields, picture, chart, facts, table, query, links);
    }

    /** The same with a form. */
    public SectionView asking(List<Field> more) {
        return new SectionView(heading, paragraphs, cards, action, more, picture, chart, facts, table, query, links);
    }

    /** The same with a form that asks for another page. */
    public SectionView asking(String page, List<Field> more) {
        return new SectionView(heading, paragraphs, cards, page, more, picture, chart, facts, table, query, links);
    }

    /** The same with a picture. */
    public SectionView with(Picture more) {
        return new SectionView(
                heading, paragraphs, cards, action, fields, Optional.of(more), chart, facts, table, query, links);
    }

    /** The same with a chart. */
    public SectionView with(ShapeChart more) {
        return new SectionView(
                heading, paragraphs, cards, action, fields, picture, Optional.of(more), facts, table, query, links);
    }

    /** The same with facts. */
    public SectionView stating(List<Fact> more) {
        return new SectionView(heading, paragraphs, cards, action, fields, picture, chart, more, table, query, links);
    }

    /** The same with a table. */
    public SectionView with(TableView more) {
        return new SectionView(
                heading, paragraphs, cards, action, fields, picture, chart, facts, Optional.of(more), query, links);
    }

    /** The same with a query. */
    public SectionView querying(String text) {
        return new SectionView(heading, paragraphs, cards, action, fields, picture, chart, facts, table, text, links);
    }

    /** The same with one more link. */
    public SectionView leading(String text, String href) {
        var more = new ArrayList<>(links);
        more.add(new Link(text, href));
        return new SectionView(
                heading, paragraphs, cards, action, fields, picture, chart, facts, table, query, List.copyOf(more));
    }
}
