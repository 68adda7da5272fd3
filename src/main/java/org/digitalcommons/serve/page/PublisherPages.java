package org.digitalcommons.serve.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Commons;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.pull.FeedStatus;
import org.digitalcommons.store.Version;
import org.digitalcommons.vocab.Term;

/** Who publishes what, whether it is overdue, and what each publisher can put right. Safe for any thread. */
public final class PublisherPages {

    private static final int MOST_TASKS = 200;
    private static final String[] HIDDEN = {"licence", "files", "rowsUsed"};

    private final Commons commons;
    private final Clock clock;

    /** Pages of the publishers of a commons, by the day that a clock shows. */
    public PublisherPages(Commons commons, Clock clock) {
        this.commons = commons;
        this.clock = clock;
    }

    /** Every feed. */
    public Shown list() {
        var today = LocalDate.now(clock).toString();
        var answer = commons.ask("publications", Map.of("on", today));
        var publishers = new TreeMap<String, Integer>();
        answer.rows().reset();
        while (answer.rows().hasNext()) {
            var publisher = answer.rows().next().get(Var.alloc("publisher"));
            if (publisher != null) {
                publishers.merge(Links.name(publisher.toString()), 1, Integer::sum);
            }
        }
        answer.rows().reset();
        var cards = publishers.entrySet().stream()
                .map(p -> new SectionView.Card(
                        p.getKey(),
                        p.getValue() == 1 ? "1 publication" : "%,d publications".formatted(p.getValue()),
                        "/publishers/" + p.getKey(),
                        false))
                .toList();
        var page = new PageView(
                "Publishers",
                List.of("Everything here was judged by the shapes before it was stored. What is not quite right is a"
                        + " task of its publisher, and everybody may read it."),
                List.of(
                        SectionView.of("By publisher").with(cards).leading("Publish something", "/publish"),
                        SectionView.of("Every publication, on " + today)
                                .with(TableView.of(answer, "Publications", Integer.MAX_VALUE, HIDDEN))
                                .leading("Who is late, as a question", "/ask/publications?late=yes&on=" + today)
                                .leading("Every version", "/history")
                                .leading("The same as a question", "/ask/publications?on=" + today)));
        return new Shown(page, Optional.of(answer));
    }

    /** One publisher and its tasks. */
    public Optional<Shown> publisher(String code) {
        var today = LocalDate.now(clock).toString();
        if (!code.matches("[A-Za-z0-9._-]+")) {
            return Optional.empty();
        }
        var answer = commons.ask("publications", Map.of("on", today, "publisher", code));
        if (!answer.rows().hasNext()) {
            return Optional.empty();
        }
        answer.rows().reset();
        var tasks = commons.ask("tasks-of-publisher", Map.of("publisher", code));
        long count = tasks.rows().stream().count();
        tasks.rows().reset();
        var section = SectionView.of(
                count == 0
                        ? "Nothing to put right"
                        : count == 1 ? "One thing to put right" : "%,d things to put right".formatted(count));
        var sections = new ArrayList<>(List.of(
                (count == 0 ? section : section.with(TableView.of(tasks, "Tasks", MOST_TASKS)))
                        .leading("The same as data", "/ask/tasks-of-publisher?publisher=" + code),
                SectionView.of("Publications, on " + today)
                        .with(TableView.of(
                                answer, "Publications", Integer.MAX_VALUE, "publisher", "licence", "files", "rowsUsed"))
                        .leading("Every version", "/history?publisher=" + code)
                        .leading("The address of the publisher", Links.to(Term.ID + "publisher/" + code))));
        var feeds = commons.feeds(code);
        if (!feeds.isEmpty()) {
            sections.add(SectionView.of("Fetched regularly")
                    .stating(feeds.stream().map(PublisherPages::fact).toList()));
        }
        var page = new PageView(
                code, List.of("What this publisher has published, and what it can put right."), List.copyOf(sections));
        return Optional.of(new Shown(page, Optional.of(tasks)));
    }

    /** Versions, of all publications or of one publisher's, and when each was current here. */
    public PageView history(Optional<String> publisher, List<Version> versions) {
        var rows = versions.stream()
                .sorted(Comparator.comparing((Version v) -> v.from().orElse(Instant.EPOCH))
                        .reversed())
                .map(PublisherPages::row)
                .toList();
        var headings = List.of(
                new Cell("Publication", "", false, "", false),
                new Cell("Version", "", true, "A number is not used again after a withdrawal", false),
                new Cell("From", "", false, "When it became current here, in UTC", false),
                new Cell("Until", "", false, "When it was replaced or withdrawn, in UTC", false),
                new Cell("Checksum", "", false, "Of the content as it was handed in", false),
                new Cell("Statements", "", true, "", false));
        return new PageView(
                publisher.map(p -> "History of " + p).orElse("History"),
                List.of("Every version of every publication, the latest first. None is ever altered; the times are"
                        + " those of this service, not of the figures."),
                List.of(SectionView.of("")
                        .with(new TableView(
                                rows.size() == 1 ? "1 version" : "%,d versions".formatted(rows.size()),
                                headings,
                                rows,
                                false))
                        .leading(
                                "CSV",
                                "/history?format=csv"
                                        + publisher.map(p -> "&publisher=" + p).orElse(""))));
    }

    private static List<Cell> row(Version version) {
        var address = version.publication().getURI();
        var checksum = version.checksum();
        return List.of(
                new Cell(
                        PublicationName.of(version.publication()).toString(),
                        version.until().isEmpty() ? Links.to(address) : "",
                        false,
                        "",
                        false),
                new Cell(Long.toString(version.number()), "", true, "", false),
                version.from()
                        .map(i -> Cell.text(i.toString()))
                        .orElseGet(() -> new Cell("not noted", "", false, "", true)),
                version.until().map(i -> Cell.text(i.toString())).orElseGet(() -> Cell.text("current")),
                new Cell(
                        version.shortChecksum() + (version.shortChecksum().equals(checksum) ? "" : "…"),
                        "",
                        false,
                        checksum,
                        false),
                version.statements().isPresent()
                        ? new Cell("%,d".formatted(version.statements().getAsLong()), "", true, "", false)
                        : new Cell("not noted", "", true, "", true));
    }

    private static SectionView.Fact fact(FeedStatus feed) {
        var value = feed.asked()
                .map(asked -> "%s; asked %s, next %s".formatted(feed.words(), asked, feed.next()))
                .orElse(feed.words());
        return new SectionView.Fact("", new SectionView.Link(feed.source(), ""), new SectionView.Link(value, ""));
    }
}
