package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.RealData;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.Test;

/** Metadata of CSV on the Web says which column is which, and nothing else. */
class WebMetadataTest {

    private static final Path PUBLISHED = RealData.WHOLE.resolve("01-organograms/w3c-csvw-test034");
    private static final String FIGURES =
            "Gemeinde,Kennzahl,Jahr,Einheit,Wert\nAshford Borough Council,Waste recycled,2018-19,percent,45.5\n";
    private static final String METADATA = """
            {"@context": "http://www.w3.org/ns/csvw", "url": "figures.csv", "tableSchema": {"columns": [
              {"titles": "Gemeinde", "name": "body"},
              {"titles": ["Kennzahl", "Messgröße"], "name": "measure"},
              {"titles": {"de": "Jahr"}, "propertyUrl": "https://w3id.org/digital-commons/concept/column/table/period"},
              {"titles": "Einheit", "name": "unit"},
              {"titles": "Wert", "name": "value", "datatype": "decimal"}]}}
            """;

    @Test
    void columnsMeanWhatTheMetadataSays() throws Exception {
        var candidate = candidate(file("figures.csv", FIGURES), file("figures.csv-metadata.json", METADATA));
        assertThat(candidate.publication().getURI()).contains("/table/");
        assertThat(candidate.rows().toString()).isEqualTo("rows: 1 read, 1 used, 0 reported");
        assertThat(text(candidate)).contains("45.5", "/period/2018-19", "unit/percent");
        assertThatThrownBy(() -> candidate(file("figures.csv", FIGURES)))
                .hasMessageContaining("no row that reads like the header of a known table");
    }

    @Test
    void metadataAloneIsNoTable() {
        assertThatThrownBy(() -> candidate(file("figures.csv-metadata.json", METADATA)))
                .hasMessageContaining("describes tables and is none");
        assertThatThrownBy(() -> candidate(
                        file("figures.csv", FIGURES), file("figures.csv-metadata.json", METADATA.replace("]}}", ""))))
                .hasMessageContaining("is no JSON from line");
    }

    /** The roles of the test of the Web consortium lack the unit and the number of posts, which no metadata can say. */
    @Test
    void thePublishedRolesAreReadOnceTheyHaveWhatAnOrganogramNeeds() throws Exception {
        assumeTrue(Files.isDirectory(PUBLISHED), "The files are not here: " + PUBLISHED);
        var files = new ArrayList<Delivery.File>();
        for (var name : List.of(
                "senior-roles.csv",
                "junior-roles.csv",
                "csv-metadata.json",
                "gov.uk/schema/senior-roles.json",
                "gov.uk/schema/junior-roles.json")) {
            files.add(file(name.replaceAll("^.*/", ""), Files.readString(PUBLISHED.resolve(name))));
        }
        assertThatThrownBy(() -> candidate(files.toArray(Delivery.File[]::new)))
                .hasMessageContaining("senior-roles.csv, row 1: no column is named \"FTE\"")
                .hasMessageContaining("junior-roles.csv, row 1: no column is named \"Unit\"");

        files.set(0, whole(files.get(0), ",Unit,FTE", ",Executive,1"));
        files.set(1, whole(files.get(1), ",Unit", ",Executive"));
        var said = new ArrayList<>(files);
        said.add(file("roles-metadata.json", """
                {"@context": "http://www.w3.org/ns/csvw", "tableSchema": {"columns": [
                  {"titles": "Organization Reference", "name": "organisation"}]}}
                """));
        var candidate = candidate(said.toArray(Delivery.File[]::new));
        assertThat(candidate.publication().getURI()).contains("/organogram/");
        assertThat(candidate.rows().toString()).isEqualTo("rows: 4 read, 4 used, 0 reported");
        assertThat(text(candidate))
                .contains("Deputy Chief Executive", "8.67")
                .as("names of people")
                .doesNotContain("Egan", "Langlands");
    }

    private static Delivery.File whole(Delivery.File file, String header, String cells) {
        var lines = new String(file.bytes(), StandardCharsets.UTF_8).lines().toList();
        return file(
                file.name(),
                lines.getFirst() + header + "\n"
                        + lines.stream().skip(1).map(l -> l + cells).collect(Collectors.joining("\n")));
    }

    private static Delivery.File file(String name, String text) {
        return new Delivery.File(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Candidate candidate(Delivery.File... files) throws Unreadable {
        return new Importer(DefaultStore.ROOMS)
                .candidate(new Delivery(
                                "test",
                                Optional.empty(),
                                Optional.of("2018"),
                                Optional.empty(),
                                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                                Optional.empty(),
                                List.of(files))
                        .with(Mapping.NONE.about("public-body-hefce")));
    }

    private static String text(Candidate candidate) {
        return candidate.graphs().values().stream()
                .flatMap(g -> g.stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }
}
