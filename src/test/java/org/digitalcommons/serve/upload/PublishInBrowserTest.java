package org.digitalcommons.serve.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.Granted;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.Browser;
import org.digitalcommons.serve.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * A publisher at the pages of a real server in a real browser: a wrong file and all that is wrong with it, the right one
 * and what it would look like, and then live. Needs Chromium and its driver; skipped where they are not.
 */
@Tag("slow")
class PublishInBrowserTest {

    private static final Path SOURCE =
            Path.of("data", "source", "organogram-2011-09-30").toAbsolutePath();
    private static final String BODY = "public_lending_right-2011-09-30";

    private static final int HEIGHT = 1_600;

    @TempDir
    private static Path folder;

    private static Commons commons;
    private static Server server;
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.start();
        browser.resize(1280, HEIGHT);
        commons = Fixture.EMPTY.open(folder.resolve("store"));
        Granted.anyBody(folder.resolve("store"), "culture", "gateshead");
        server = Server.start(commons, "127.0.0.1", 0);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
            commons.close();
        }
    }

    @Test
    void aWrongFileIsToldAllThatIsWrongAndTheRightOneGoesLive() throws IOException {
        var secret = token("culture");
        var before = commons.contents().state();

        browser.open(server.address() + "publish");
        picture("entrance");
        browser.find(By.id("token")).sendKeys("dc_nobody-knows-this-one");
        browser.click("Continue");
        assertThat(browser.text("problems")).contains("not one of ours");
        browser.find(By.id("token")).sendKeys(secret);
        browser.click("Continue");
        assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("Publish as culture");

        send(file("minutes.pdf", "%PDF-1.4 nothing to read"));
        assertThat(browser.text("problems")).contains("minutes.pdf is a PDF").contains("CSV");

        var junior = Files.readString(SOURCE.resolve(BODY + "-junior.csv"));
        send(
                SOURCE.resolve(BODY + "-senior.csv"),
                file(BODY + "-junior.csv", junior.replace("0.89", "-2").replace("0.81", "some")));
        picture("findings");
        assertThat(browser.source())
                .contains("Below zero: -2")
                .contains("junior.csv, row 2")
                .contains("row 3")
                .contains("9 used, 3 reported");

        send(
                SOURCE.resolve(BODY + "-senior.csv"),
                file(BODY + "-junior.csv", junior.replace("Number of Posts in FTE", "How many posts")));
        assertThat(browser.text("columns")).contains("Number of Posts in FTE").contains("How many posts");
        assertThat(browser.has("ready")).isFalse();
        picture("columns");
        browser.find(By.cssSelector("#columns select option[value='How many posts']"))
                .click();
        browser.click("Read again");
        picture("preview");
        assertThat(browser.has("ready")).isTrue();
        assertThat(browser.source()).contains("first publication of its name").contains("as it would be shown");
        assertThat(commons.contents().state())
                .as("the store before anything is published")
                .isEqualTo(before);

        browser.click("Publish");
        picture("live");
        assertThat(browser.text("news")).contains("Published, and live");
        browser.open(server.address() + "bodies/public-body-public-lending-right");
        assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("Public Lending Right");
        assertThat(commons.ask("posts-of-body", Map.of("body", "public-body-public-lending-right"))
                        .rows()
                        .hasNext())
                .isTrue();
    }

    @Test
    void whatNoFileSaysIsAskedForAndTheFilesAreKept() throws IOException {
        enter("gateshead");
        send(file("payments.csv", "Directorate,Supplier,Amount,Date\nHousing,A Ltd,1200.50,2022-05-03\n"));
        assertThat(browser.text("problems"))
                .contains("payments.csv names no body. Say which one it is about.")
                .doesNotContain("--about");
        picture("unsaid");
        assertThat(browser.find(By.id("said-about")).getDomProperty("value")).isEqualTo("ecode-E4501");
        browser.click("Read again");
        picture("said");
        assertThat(browser.has("said")).isFalse();
        assertThat(browser.has("ready")).isTrue();
    }

    @Test
    void linkedDataWithoutAPeriodIsAskedForIt() throws IOException {
        enter("whitby");
        send(file("parish.ttl", "<https://example.org/parish> a <http://data.europa.eu/m8g/PublicOrganisation> ."));
        assertThat(browser.text("problems"))
                .contains("No file names its period.")
                .doesNotContain("--period");
        browser.find(By.id("said-period")).sendKeys("2024-25");
        browser.click("Read again");
        assertThat(browser.has("said")).isFalse();
    }

    /** Opens the desk of a publisher with a new token. */
    private static void enter(String publisher) {
        browser.open(server.address() + "publish");
        browser.find(By.id("token")).sendKeys(token(publisher));
        browser.click("Continue");
    }

    /** A new token of a publisher. */
    private static String token(String publisher) {
        return Rights.in(folder.resolve("store"))
                .tokens()
                .create(publisher, Role.PUBLISHER, Optional.empty())
                .secret();
    }

    private static void send(Path... files) {
        var input = browser.find(By.id("files"));
        input.sendKeys(String.join("\n", Stream.of(files).map(Path::toString).toList()));
        browser.click("Check them");
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A picture at the width of a desk and of a phone; on neither is the page wider than its window. */
    private static void picture(String name) throws IOException {
        for (var width : List.of(1280, 390)) {
            browser.resize(width, HEIGHT);
            browser.requireThatItFits(name + " at " + width);
            if (Browser.isKeepingPictures()) {
                browser.picture("publish-%s-%d".formatted(name, width));
            }
        }
        browser.resize(1280, HEIGHT);
    }
}
