package org.digitalcommons.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.jena.graph.Node;
import org.digitalcommons.CommonsException;
import org.digitalcommons.store.CheckReport.CheckLine;

/** Looks whether a history is whole: every file can be read and is what its digest says, and no version is missing. */
final class HistoryCheck {

    private final List<HistoryFiles.VersionFile> files;
    private final ToLongFunction<Node> current;
    private final List<String> bad = new ArrayList<>();
    private long statements;
    private long sealed;

    /**
     * Of some files of a history.
     *
     * @param current the number of the current version of a publication; 0 when it has none
     */
    HistoryCheck(List<HistoryFiles.VersionFile> files, ToLongFunction<Node> current) {
        this.files = files;
        this.current = current;
    }

    List<CheckLine> lines() {
        Map<Node, Long> last = new HashMap<>();
        var missing = new ArrayList<String>();
        for (var file : files) {
            read(file).ifPresent(version -> {
                long before = last.getOrDefault(version.publication(), 0L);
                if (version.number() != before + 1) {
                    missing.add("%s, version %d".formatted(version.publication(), before + 1));
                }
                last.put(version.publication(), version.number());
            });
        }
        last.forEach((publication, number) -> {
            long now = current.applyAsLong(publication);
            if (now > 0 && now != number + 1) {
                missing.add("%s, version %d".formatted(publication, number + 1));
            }
        });
        var lines = new ArrayList<CheckLine>();
        lines.add(
                bad.isEmpty()
                        ? CheckLine.good("%,d past versions with %,d statements; %,d agree with their digests."
                                .formatted(files.size(), statements, sealed))
                        : CheckLine.bad("%,d files of the history are damaged: %s."
                                .formatted(bad.size(), StoreCheck.some(bad))));
        if (!missing.isEmpty()) {
            lines.add(CheckLine.bad("%,d versions are missing in the history: %s."
                    .formatted(missing.size(), StoreCheck.some(missing))));
        }
        return lines;
    }

    /** The version of a file, if the file can be read to its end. */
    private Optional<Version> read(HistoryFiles.VersionFile file) {
        try {
            var kept = History.kept(file);
            var digest = new ContentDigest();
            var seal = kept.read(digest::add);
            statements += digest.statements();
            sealed += seal.isPresent() ? 1 : 0;
            if (seal.filter(s -> !s.equals(digest.text())).isPresent()) {
                bad.add(file.file().toString());
            }
            return Optional.of(kept.version());
        } catch (CommonsException damage) {
            bad.add(file.file().toString());
            return Optional.empty();
        }
    }
}
