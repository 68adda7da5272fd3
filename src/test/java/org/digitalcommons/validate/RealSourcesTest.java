package org.digitalcommons.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.RealData;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.importer.Importer;
import org.junit.jupiter.api.Test;

/** What the shapes say of a file that a public body really published, when it is spoilt. */
class RealSourcesTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Importer IMPORTER = new Importer(ROOMS);
    private static final Validator VALIDATOR = Validator.of(ROOMS);

    @Test
    void anOrganogramWhoseNumbersAreWordsIsRejectedByFileAndRow() throws Exception {
        var stem = "01-organograms/2011-09-30/asset_protection_agency-2011-09-30-";
        var senior = Files.readString(file(stem + "senior.csv"), StandardCharsets.UTF_8);
        var spoilt = new Delivery.File(
                "apa-2011-09-30-senior.csv", senior.replace("\"1\"", "\"one\"").getBytes(StandardCharsets.UTF_8));
        var verdict = VALIDATOR.judge(IMPORTER.candidate(delivery(List.of(spoilt, read(file(stem + "junior.csv")))))
                .graphs()
                .values());
        assertThat(verdict).isInstanceOf(Verdict.Fail.class);
        assertThat(new Report(verdict).text())
                .contains("Give the full-time equivalent once, as a plain decimal of zero or more, such as 0.6.")
                .contains(
                        "    apa-2011-09-30-senior.csv, row 2 (<https://w3id.org/digital-commons/id/body/public-body-");
    }

    private static Path file(String name) {
        return RealData.file(name);
    }

    private static Delivery.File read(Path path) throws IOException {
        return new Delivery.File(path.getFileName().toString(), Files.readAllBytes(path));
    }

    private static Delivery delivery(List<Delivery.File> files) {
        return new Delivery(
                "test",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                Optional.empty(),
                files);
    }
}
