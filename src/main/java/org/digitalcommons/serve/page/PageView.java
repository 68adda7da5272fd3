package org.digitalcommons.serve.page;

import java.util.List;

/**
 * One page.
 *
 * @param title the heading, also the title of the window
 * @param lead what the page is about, in paragraphs
 * @param sections its parts, in order
 */
public record PageView(String title, List<String> lead, List<SectionView> sections) {}
