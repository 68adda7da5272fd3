package org.digitalcommons.serve.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * One page.
 *
 * @param title the heading, also the title of the window
 * @param lead what the page is about, in paragraphs
 * @param sections its parts, in order
 */
public record PageView(String title, List<String> lead, List<SectionView> sections) {

    /** The same with one more section before the others. */
    public PageView with(SectionView first) {
        return new PageView(
                title, lead, Stream.concat(Stream.of(first), sections.stream()).toList());
    }
}
