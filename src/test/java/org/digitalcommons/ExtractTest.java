package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.importer.Importer;
import org.digitalcommons.publish.importer.SourceFolder;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the project ships is what was published, without what is not read: the same facts and no person. */
@Tag("slow")
class ExtractTest {

    private static final Path DATA = RealData.WHOLE;
    private static final Map<String, String> ORIGINALS = Map.of(
            "organogram-2011-09-30", "01-organograms/2011-09-30",
            "revenue-outturn-2017-18", "02-local-finance/RS_2017-18_data_by_LA.xlsx",
            "revenue-outturn-2024-25", "11-council-finance/RSX_LA_Data_2024-25_data_by_LA.ods",
            "taxbase-2018-09-10", "02-local-finance/council-taxbase-2018.xlsx",
            "taxbase-2024-09-15", "11-council-finance/council_taxbase_la_2024.ods",
            "bodies-2025-07-10", "06-bodies/uk_local_authorities_past_and_current.csv");

    @TestFactory
    Stream<DynamicTest> anExtractIsImportedAsItsOriginal() {
        return SourceFolder.in(DefaultStore.ROOMS).stream()
                .map(folder -> dynamicTest(String.valueOf(folder.getFileName()), () -> {
                    var original = DATA.resolve(ORIGINALS.getOrDefault(String.valueOf(folder.getFileName()), "none"));
                    assumeTrue(Files.exists(original), "The original is not here: " + original);
                    var importer = new Importer(DefaultStore.ROOMS);
                    var shipped = SourceFolder.delivery(folder);
                    var ofExtract = importer.candidate(shipped);
                    var ofOriginal = importer.candidate(new Delivery(
                            shipped.publisher(),
                            shipped.format(),
                            shipped.period(),
                            shipped.title(),
                            shipped.licence(),
                            shipped.issued(),
                            files(original)));
                    assertThat(ofExtract.rows().used())
                            .isEqualTo(ofOriginal.rows().used());
                    assertThat(facts(ofExtract.graphs())).isEqualTo(facts(ofOriginal.graphs()));
                }));
    }

    @Test
    void noHolderOfAPostIsNamedInAnythingShipped() throws IOException {
        var folder = DATA.resolve(ORIGINALS.getOrDefault("organogram-2011-09-30", "none"));
        assumeTrue(Files.isDirectory(folder), "The organograms as published are not here: " + folder);
        var names = new HashSet<String>();
        var details = new HashSet<String>();
        for (var file : paths(folder)) {
            if (SourceCsv.isSenior(file)) {
                for (var row : SourceCsv.rows(file)) {
                    names.add(row.text("Name").strip());
                    details.add(row.text("Contact E-mail").strip());
                    details.add(row.text("Contact Phone").strip());
                }
            }
        }
        names.removeIf(n -> !n.matches("(?:\\p{Lu}[\\p{L}.'-]*\\s+)+\\p{Lu}[\\p{L}'-]{2,}"));
        details.removeIf(d -> d.length() < 8 || !d.matches(".*(@|\\d{5}).*"));
        assertThat(names).hasSizeGreaterThan(500);
        assertThat(details).hasSizeGreaterThan(300);
        var shipped = new HashSet<String>();
        for (var source : SourceFolder.in(DefaultStore.ROOMS)) {
            for (var file : paths(source)) {
                for (var row : file.toString().endsWith(".csv") ? SourceCsv.rows(file) : List.<SourceCsv.Row>of()) {
                    row.cells().values().forEach(c -> shipped.add(c.strip()));
                }
            }
        }
        names.addAll(details);
        shipped.retainAll(names);
        assertThat(shipped).isEmpty();
    }

    private static Set<String> facts(Map<?, Graph> graphs) {
        // Only what is said of bodies: the description of a publication names its files and their checksums.
        return graphs.values().stream()
                .flatMap(g -> g.stream())
                .filter(t -> t.getSubject().isURI() && t.getSubject().getURI().startsWith(Term.ID + "body/"))
                .map(t -> t.toString().replaceAll("\\.(xlsx|ods)", ".csv"))
                .collect(Collectors.toSet());
    }

    private static List<Delivery.File> files(Path original) throws IOException {
        var files = new ArrayList<Delivery.File>();
        for (var path : Files.isDirectory(original) ? paths(original) : List.of(original)) {
            files.add(new Delivery.File(String.valueOf(path.getFileName()), Files.readAllBytes(path)));
        }
        return files;
    }

    private static List<Path> paths(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
