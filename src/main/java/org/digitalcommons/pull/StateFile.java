package org.digitalcommons.pull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.digitalcommons.rights.PrivateFolder;

/** The state of each feed, in {@code state.tsv}. If the file is lost, everything is fetched again. */
final class StateFile {

    private static final List<String> HEADING = List.of(
            "id",
            "etag",
            "modified",
            "checksum",
            "publication",
            "checked",
            "status",
            "findings",
            "failures",
            "due",
            "sentence");
    private static final int LONGEST = 400;

    private final TableFile lines;

    StateFile(PrivateFolder folder) {
        this.lines = new TableFile(folder, "state.tsv", HEADING);
    }

    HarvestState of(Feed feed) {
        return lines.read().stream()
                .filter(row -> row.getFirst().equals(feed.id()))
                .findFirst()
                .map(this::state)
                .orElseGet(() -> HarvestState.none(feed));
    }

    void keep(HarvestState state) {
        lines.change(rows -> {
            var others = without(rows, state.feed());
            others.add(row(state));
            return others;
        });
    }

    void forget(String id) {
        lines.change(rows -> without(rows, id));
    }

    private static List<List<String>> without(List<List<String>> rows, String id) {
        return new ArrayList<>(
                rows.stream().filter(row -> !row.getFirst().equals(id)).toList());
    }

    private static List<String> row(HarvestState state) {
        var words = TableFile.cell(state.sentence());
        return List.of(
                state.feed(),
                TableFile.cell(state.validators().tag()),
                TableFile.cell(state.validators().modified()),
                TableFile.cell(state.checksum()),
                TableFile.cell(state.publication()),
                state.checked().toString(),
                Integer.toString(state.status()),
                Integer.toString(state.findings()),
                Integer.toString(state.failures()),
                state.due().toString(),
                words.length() > LONGEST ? words.substring(0, LONGEST) : words);
    }

    private HarvestState state(List<String> row) {
        try {
            return new HarvestState(
                    row.get(0),
                    new Validators(TableFile.given(row.get(1)), TableFile.given(row.get(2))),
                    TableFile.given(row.get(3)),
                    TableFile.given(row.get(4)),
                    Instant.parse(row.get(5)),
                    Integer.parseInt(row.get(6)),
                    Integer.parseInt(row.get(7)),
                    Integer.parseInt(row.get(8)),
                    Instant.parse(row.get(9)),
                    row.get(10));
        } catch (java.time.DateTimeException | NumberFormatException e) {
            throw lines.damaged();
        }
    }
}
