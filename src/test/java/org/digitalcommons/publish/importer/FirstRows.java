package org.digitalcommons.publish.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.RealData;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.read.FileScan;
import org.digitalcommons.publish.table.Currencies;
import org.digitalcommons.publish.table.FoundTable;
import org.digitalcommons.publish.table.SourceTables;

/** The first rows of a real file as a table of text, and what is made of them. */
record FirstRows(String name, FoundTable found, List<List<String>> table, int header, Candidate candidate) {

    private static final int ROWS = 60;
    private static final Map<String, FirstRows> KNOWN = new HashMap<>();

    static synchronized FirstRows of(String file) throws IOException, Unreadable {
        var known = KNOWN.get(file);
        if (known != null) {
            return known;
        }
        var path = RealData.fileOfSize(file);
        var name = String.valueOf(path.getFileName()).replaceFirst("\\.gz$", "").replaceFirst("\\.[a-z]+$", ".csv");
        var found = new SourceTables(Guises.IMPORTER.formats(), Currencies.of(DefaultStore.ROOMS.graph("ontology")))
                .find(FileScan.of(name, FileContent.of(path)), Optional.empty(), Mapping.NONE)
                .best();
        var table = new ArrayList<List<String>>();
        int header = 0;
        try (var lines = found.sheet().source().open()) {
            int line = 0;
            for (var next = lines.next(); next.isPresent() && table.size() < ROWS; next = lines.next()) {
                line++;
                if (line < found.headerEnd()) {
                    continue;
                }
                var cells = new ArrayList<>(next.get().cells());
                if (line == found.headerEnd()) {
                    cells = new ArrayList<>(found.headers());
                }
                while (cells.size() < found.width()) {
                    cells.add("");
                }
                if (cells.size() == found.width() && cells.stream().anyMatch(c -> !c.isBlank())) {
                    table.add(cells);
                }
            }
        }
        var start = new Delivery.File(name, Guises.text(table, "\n").getBytes(StandardCharsets.UTF_8));
        var whole = new FirstRows(name, found, table, header, candidate(found.format(), start));
        KNOWN.put(file, whole);
        return whole;
    }

    List<String> headers() {
        return table.get(header);
    }

    /** What is made of the same rows in another guise. */
    Candidate candidate(Delivery.File guise) throws Unreadable {
        return candidate(found.format(), guise);
    }

    private static Candidate candidate(SourceFormat format, Delivery.File file) throws Unreadable {
        return Guises.candidate(format.name(), "2018", Mapping.NONE.about("ecode-E2236"), List.of(file));
    }
}
