package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a page: a heading and what stands under it, in order.
 *
 * @param heading its heading; empty for none
 * @param elements what stands under it
 */
public record SectionView(String heading, List<Element> elements) {

    /** What may stand under a heading. */
    public sealed interface Element
            permits Text, Cards, Form, Picture, FactList, Query, LinkList, TableView, ShapeChart {}

    /** A paragraph. */
    public record Text(String paragraph) implements Element {}

    /** Figures or choices that lead on. */
    public record Cards(List<Card> cards) implements Element {}

    /** A form that asks for a page; {@code ?} is the page it stands on. */
    public record Form(String action, List<FormField> fields) implements Element {}

    /** A picture that lies at an address of ours, with the words for those who cannot see it. */
    public record Picture(String src, String words) implements Element {}

    /** Names and values. */
    public record FactList(List<Fact> facts) implements Element {}

    /** A query as it lies. */
    public record Query(String text) implements Element {}

    /** Where to go on. */
    public record LinkList(List<Link> links) implements Element {}

    /** A figure or a choice; a figure is set large. */
    public record Card(String title, String text, String href, boolean figure) {}

    /** An input of a form; without options it is free text. */
    public record FormField(String name, String label, String value, List<Link> options) {}

    /** A name with its value; the identifier lets an address lead to it, and may be empty. */
    public record Fact(String id, Link name, Link value) {}

    /** A text that leads somewhere, or nowhere when the address is empty. */
    public record Link(String text, String href) {}

    /** A section with a heading and paragraphs. */
    public static SectionView of(String heading, String... paragraphs) {
        return new SectionView(
                heading, Stream.of(paragraphs).<Element>map(Text::new).toList());
    }

    /** The same with one more element at its end. */
    public SectionView with(Element element) {
        return new SectionView(
                heading, Stream.concat(elements.stream(), Stream.of(element)).toList());
    }

    /** The same with a form for the page it stands on. */
    public SectionView asking(List<FormField> fields) {
        return with(new Form("?", fields));
    }

    /** The same with facts. */
    public SectionView stating(List<Fact> facts) {
        return with(new FactList(facts));
    }

    /** The same with one more link at its end. */
    public SectionView leading(String text, String href) {
        if (!elements.isEmpty() && elements.getLast() instanceof LinkList last) {
            var more = new ArrayList<>(last.links());
            more.add(new Link(text, href));
            var others = new ArrayList<>(elements.subList(0, elements.size() - 1));
            others.add(new LinkList(List.copyOf(more)));
            return new SectionView(heading, List.copyOf(others));
        }
        return with(new LinkList(List.of(new Link(text, href))));
    }
}
