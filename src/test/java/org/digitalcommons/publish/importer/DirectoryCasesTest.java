package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.validate.Validator;
import org.digitalcommons.validate.Verdict;
import org.junit.jupiter.api.Test;

/** Directories of services, software and drawings, and what is said where nothing fits (Im10, Im15, Im16, Im18). */
class DirectoryCasesTest {

    private static final String ID = "ac148810-d857-441c-9679-408f346de14b";

    @Test
    void aPageOfADirectoryOfServicesIsReadAsThat() throws Exception {
        var read = SmallCases.text("services.json", """
                {"totalElements": 2, "contents": [
                 {"id": "%s", "name": "Community lunch", "status": "active", "description": "A warm meal.",
                  "url": "https://example.org/lunch", "organization": {"id": "%s", "name": "Salford City Council"}},
                 {"id": "bc148810-d857-441c-9679-408f346de14b", "name": "Youth club", "status": "defunct",
                  "organization": {"id": "%s", "name": "Salford City Council"}}]}
                """.formatted(ID, ID, ID));
        assertThat(read.publication().getURI()).contains("/hsds/");
        assertThat(read.rows()).hasToString("rows: 2 read, 1 used, 1 reported");
        assertThat(SmallCases.values(read, "terms/title")).contains("Community lunch");
        assertThat(SmallCases.notes(read)).containsExactly("services.json, row 2: No longer run: defunct");
        assertThat(Validator.of(DefaultStore.ROOMS).judge(read.graphs().values()))
                .isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void aTableIsTheNationalListOnlyIfItsNumbersAre() throws Exception {
        var table = "id,name,status,description,organization_id,organization_name\n"
                + "%s,Lunch,active,A meal,%s,Salford City Council\n";
        assertThat(SmallCases.text("services.csv", table.formatted(ID, ID))
                        .publication()
                        .getURI())
                .contains("/hsds/");
        assertThatThrownBy(() -> SmallCases.text(
                        "services.csv", "id,name,status,description\n%s,Lunch,active,A meal\n".formatted(ID)))
                .isInstanceOf(Unreadable.class);
        var list =
                SmallCases.text("list.csv", "id,name,status,description\n1614,Bursary,Live,Help\nx7,Other,Live,None\n");
        assertThat(list.publication().getURI()).contains("/service-list/");
        assertThat(SmallCases.notes(list)).containsExactly("list.csv, row 3: Not a number of the list: x7");
    }

    @Test
    void softwareDescribedByTheFirstVersionOfItsStandardIsReadWithANote() throws Exception {
        var read = SmallCases.text("publiccode.yml", """
                publiccode-yaml-version: "http://w3id.org/publiccode/version/0.1"
                name: Parking
                url: "https://example.org/parking.git"
                releaseDate: "2017-04-15 "
                developmentStatus: stable
                softwareType: "standalone/web"
                legal:
                  license: AGPL-3.0-or-later
                """);
        assertThat(read.rows()).hasToString("rows: 1 read, 1 used, 0 reported");
        assertThat(SmallCases.notes(read)).hasSize(1).first().asString().contains("Earlier version of the standard");
    }

    @Test
    void nobodyIsAskedForThePeriodOfADrawing() throws Exception {
        var details = DeliveryDetails.NONE;
        var map = new Delivery.File(
                "plan.owm",
                "title Bins\ncomponent Lorry [0.5, 0.6]\ncomponent Bin [0.7, 0.8]\nLorry->Bin\n"
                        .getBytes(StandardCharsets.UTF_8));
        var read = Guises.IMPORTER.candidate(new Delivery("test", details, List.of(map)));
        assertThat(read.publication().getURI()).matches(".*/owm/20\\d\\d");
    }

    @Test
    void columnsOfYearAndMonthAreThePeriod() throws Exception {
        var table =
                "Body,Measure,Value,Unit,Month,Year\nHartlepool,Bins,5,percent,5,2022\nHartlepool,Bins,6,percent,6,2022\n";
        var read = Guises.IMPORTER.candidate(new Delivery(
                "test",
                DeliveryDetails.NONE,
                List.of(new Delivery.File("bins.csv", table.getBytes(StandardCharsets.UTF_8)))));
        assertThat(SmallCases.values(read, "dimension#refPeriod"))
                .containsExactly(
                        "https://w3id.org/digital-commons/id/period/2022-05",
                        "https://w3id.org/digital-commons/id/period/2022-06");
    }

    @Test
    void aMissingColumnIsToldWithTheLineThatWouldDo() {
        assertThatThrownBy(() -> SmallCases.text(
                        "sums.csv",
                        "Body name,Payment date,Net amounts paid,Supplier name\nSalford,01/06/2022,5,Acme\n"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("no column is named \"Net amount\"")
                .hasMessageContaining(
                        "write this line into a file and name it with --map: Net amounts paid,Net amount");
    }
}
