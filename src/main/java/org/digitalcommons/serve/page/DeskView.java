package org.digitalcommons.serve.page;

import java.util.List;
import java.util.Optional;
import org.digitalcommons.serve.page.SectionView.Link;

/**
 * The page on which a publisher works.
 *
 * @param id the desk; empty before a token was shown
 * @param title the heading
 * @param lead what to do here
 * @param asksForToken whether a token is asked for
 * @param problems what is wrong, each with what to do
 * @param news what was done
 * @param choices columns to be named
 * @param field what no file says, to be said
 * @param results what was found and what would be shown
 * @param ready whether what was sent can be published
 * @param action what publishing means for the holder of the token
 * @param mayUpload whether the holder of the token sends files
 * @param formats the kinds of source, the first of which stands for any
 * @param waiting what waits for a signature
 * @param published what can be withdrawn
 */
public record DeskView(
        String id,
        String title,
        List<String> lead,
        boolean asksForToken,
        List<String> problems,
        List<Link> news,
        List<Choice> choices,
        Optional<Field> field,
        List<SectionView> results,
        boolean ready,
        String action,
        boolean mayUpload,
        List<Link> formats,
        List<Link> waiting,
        List<Link> published) {

    /** A column of ours that is needed, and the headers that could mean it. */
    public record Choice(String file, String column, List<String> headers) {}

    /** Something to be said beside the files: the name of its field, a label, an example and what could be meant. */
    public record Field(String name, String label, String hint, List<Link> proposals) {}
}
