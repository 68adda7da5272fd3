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
import org.digitalcommons.intake.ApprovalQueue;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.pull.FeedStatus;
import org.digitalcommons.serve.words.Words;
import org.digitalcommons.store.Version;
import org.digitalcommons.vocab.Term;

/** Who publishes what, whether it is overdue, and what each publisher can put right. Safe for any thread. */
public final class PublisherPages {

    private static final int MOST_TASKS = 200;

    private final Commons commons;
    private final Clock clock;
    private final Words words;

    /** Pages of the publishers of a commons, by the day that a clock shows. */
    public PublisherPages(Commons commons, Clock clock, Words words) {
        this.words = words;
        this.commons = commons;
        this.clock = clock;
    }

    /** Every feed. */
    public PageAndData list() {
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
                        p.getKey(), words.say("publishers.count", p.getValue()), "/publishers/" + p.getKey(), false))
                .toList();
        var page = new PageView(
                words.say("publishers.title"),
                List.of(words.say("publishers.lead")),
                List.of(
                        SectionView.of(words.say("publishers.by"))
                                .with(new SectionView.Cards(cards))
                                .leading(words.say("publishers.publish"), "/publish"),
                        SectionView.of(words.say("publishers.all", today))
                                .with(TableView.part(answer, words.say("publishers.publications"), Integer.MAX_VALUE))
                                .leading(words.say("publishers.late"), "/ask/publications?late=yes&on=" + today)
                                .leading(words.say("publishers.versions"), "/history")
                                .leading(words.say("publishers.as-question"), "/ask/publications?on=" + today)));
        return new PageAndData(page, Optional.of(answer));
    }

    /** One publisher and its tasks. */
    public Optional<PageAndData> publisher(String code) {
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
        var section = SectionView.of(words.say("publisher.tasks", count));
        var sections = new ArrayList<>(List.of(
                (count == 0
                                ? section
                                : section.with(TableView.of(tasks, words.say("publisher.tasks-table"), MOST_TASKS)))
                        .leading(words.say("publisher.as-data"), "/ask/tasks-of-publisher?publisher=" + code),
                SectionView.of(words.say("publisher.on", today))
                        .with(TableView.part(answer, words.say("publishers.publications"), Integer.MAX_VALUE))
                        .leading(words.say("publishers.versions"), "/history?publisher=" + code)
                        .leading(words.say("publisher.address"), Links.to(Term.ID + "publisher/" + code))));
        var feeds = FeedStatus.in(commons.folder(), code);
        if (!feeds.isEmpty()) {
            sections.add(SectionView.of(words.say("publisher.feeds"))
                    .stating(feeds.stream().map(this::fact).toList()));
        }
        // How many and no more: what waits is nobody else's before it is published.
        int waiting = commons.folder()
                .map(store -> ApprovalQueue.in(store).of(code).size())
                .orElse(0);
        if (waiting > 0) {
            sections.addFirst(
                    SectionView.of(words.say("publisher.waiting"), words.say("publisher.waiting-count", waiting))
                            .leading(words.say("publisher.approve"), "/publish"));
        }
        var page = new PageView(code, List.of(words.say("publisher.lead")), List.copyOf(sections));
        return Optional.of(new PageAndData(page, Optional.of(tasks)));
    }

    /** Versions, of all publications or of one publisher's, and when each was current here. */
    public PageView history(Optional<String> publisher, List<Version> versions) {
        var rows = versions.stream()
                .sorted(Comparator.comparing((Version v) -> v.from().orElse(Instant.EPOCH))
                        .reversed())
                .map(this::row)
                .toList();
        var headings = List.of(
                new Cell(words.say("history.publication"), "", false, "", false),
                new Cell(words.say("history.version"), "", true, words.say("history.version-note"), false),
                new Cell(words.say("history.from"), "", false, words.say("history.from-note"), false),
                new Cell(words.say("history.until"), "", false, words.say("history.until-note"), false),
                new Cell(words.say("history.checksum"), "", false, words.say("history.checksum-note"), false),
                new Cell(words.say("history.statements"), "", true, "", false));
        return new PageView(
                publisher.map(p -> words.say("history.title-of", p)).orElseGet(() -> words.say("history.title")),
                List.of(words.say("history.lead")),
                List.of(SectionView.of("")
                        .with(new TableView(words.say("history.versions", rows.size()), headings, rows, false))
                        .leading(
                                words.say("common.csv"),
                                "/history?format=csv"
                                        + publisher.map(p -> "&publisher=" + p).orElse(""))));
    }

    private List<Cell> row(Version version) {
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
                        .orElseGet(() -> new Cell(words.say("history.unknown"), "", false, "", true)),
                version.until()
                        .map(i -> Cell.text(i.toString()))
                        .orElseGet(() -> Cell.text(words.say("history.current"))),
                new Cell(
                        version.shortChecksum() + (version.shortChecksum().equals(checksum) ? "" : "…"),
                        "",
                        false,
                        checksum,
                        false),
                version.statements().isPresent()
                        ? new Cell("%,d".formatted(version.statements().getAsLong()), "", true, "", false)
                        : new Cell(words.say("history.unknown"), "", true, "", true));
    }

    private SectionView.Fact fact(FeedStatus feed) {
        var value = feed.asked()
                .map(asked -> words.say("publisher.feed", feed.words(), asked.toString(), String.valueOf(feed.next())))
                .orElse(feed.words());
        return new SectionView.Fact("", new SectionView.Link(feed.source(), ""), new SectionView.Link(value, ""));
    }
}
