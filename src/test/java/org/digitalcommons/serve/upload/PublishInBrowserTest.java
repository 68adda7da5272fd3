package org.digitalcommons.serve.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A publisher at the pages of a real server in a real browser: a wrong file and all that is wrong with it, the right one
 * and what it would look like, and then live. Needs Chromium and its driver; skipped where they are not.
 */
@Tag("slow")
class PublishInBrowserTest {

    private static final Path SOURCE =
            Path.of("data", "source", "organogram-2011-09-30").toAbsolutePath();
    private static final String BODY = "public_lending_right-2011-09-30";

    @TempDir
    private static Path folder;

    private static Commons commons;
    private static Server server;
    private static WebDriver browser;

    @BeforeAll
    static void open() {
        var chromium = onPath("chromium", "chromium-browser", "google-chrome");
        var driver = onPath("chromedriver");
        assumeTrue(chromium.isPresent() && driver.isPresent(), "Chromium and its driver are not here");
        commons = Commons.open(folder.resolve("store"), Rooms.in(Path.of(".")));
        server = Server.start(commons, "127.0.0.1", 0);
        var options = new ChromeOptions();
        options.setBinary(chromium.get().toString());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder.resolve("p"));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get().toFile())
                        .build(),
                options);
        browser.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(5));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
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

        browser.get(server.address() + "publish");
        picture("entrance");
        browser.findElement(By.id("token")).sendKeys("dc_nobody-knows-this-one");
        click("Continue");
        assertThat(text("problems")).contains("not one of ours");
        browser.findElement(By.id("token")).sendKeys(secret);
        click("Continue");
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Publish as culture");

        send(file("minutes.pdf", "%PDF-1.4 nothing to read"));
        assertThat(text("problems")).contains("minutes.pdf is a PDF").contains("CSV");

        var junior = Files.readString(SOURCE.resolve(BODY + "-junior.csv"));
        send(
                SOURCE.resolve(BODY + "-senior.csv"),
                file(BODY + "-junior.csv", junior.replace("0.89", "-2").replace("0.81", "some")));
        picture("findings");
        assertThat(browser.getPageSource())
                .contains("staffing-fte")
                .contains("junior.csv, row 2")
                .contains("row 3");
        assertThat(browser.findElements(By.id("ready"))).isEmpty();

        send(
                SOURCE.resolve(BODY + "-senior.csv"),
                file(BODY + "-junior.csv", junior.replace("Number of Posts in FTE", "How many posts")));
        assertThat(text("columns")).contains("Number of Posts in FTE").contains("How many posts");
        picture("columns");
        browser.findElement(By.cssSelector("#columns select option[value='How many posts']"))
                .click();
        click("Read again");
        picture("preview");
        assertThat(browser.findElements(By.id("ready"))).hasSize(1);
        assertThat(browser.getPageSource())
                .contains("first publication of its name")
                .contains("as it would be shown");
        assertThat(commons.contents().state())
                .as("the store before anything is published")
                .isEqualTo(before);

        click("Publish");
        picture("live");
        assertThat(text("news")).contains("Published, and live");
        browser.get(server.address() + "bodies/public-body-public-lending-right");
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Public Lending Right");
        assertThat(commons.ask("posts-of-body", Map.of("body", "public-body-public-lending-right"))
                        .rows()
                        .hasNext())
                .isTrue();
    }

    @Test
    void whatNoFileSaysIsAskedForAndTheFilesAreKept() throws IOException {
        enter("gateshead");
        send(file("payments.csv", "Directorate,Supplier,Amount,Date\nHousing,A Ltd,1200.50,2022-05-03\n"));
        assertThat(text("problems"))
                .contains("payments.csv names no body. Say which one it is about.")
                .doesNotContain("--about");
        picture("unsaid");
        assertThat(browser.findElement(By.id("said-about")).getDomProperty("value"))
                .isEqualTo("ecode-E4501");
        click("Read again");
        picture("said");
        assertThat(browser.findElements(By.id("said"))).isEmpty();
        assertThat(browser.findElements(By.id("ready"))).hasSize(1);
    }

    @Test
    void linkedDataWithoutAPeriodIsAskedForIt() throws IOException {
        enter("whitby");
        send(file("parish.ttl", "<https://example.org/parish> a <http://data.europa.eu/m8g/PublicOrganisation> ."));
        assertThat(text("problems")).contains("No file names its period.").doesNotContain("--period");
        browser.findElement(By.id("said-period")).sendKeys("2024-25");
        click("Read again");
        assertThat(browser.findElements(By.id("said"))).isEmpty();
    }

    /** Opens the desk of a publisher with a new token. */
    private static void enter(String publisher) {
        browser.get(server.address() + "publish");
        browser.findElement(By.id("token")).sendKeys(token(publisher));
        click("Continue");
    }

    /** A new token of a publisher. */
    private static String token(String publisher) {
        return Rights.in(folder.resolve("store"))
                .tokens()
                .create(publisher, Role.PUBLISHER, Optional.empty())
                .secret();
    }

    private static void send(Path... files) {
        var input = browser.findElement(By.id("files"));
        input.sendKeys(String.join("\n", Stream.of(files).map(Path::toString).toList()));
        click("Check them");
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /**
     * Presses a button and waits for the page it leads to. A click may return before the browser has left the old page,
     * and what is asked while it leaves may fail; so the old page is marked, and one without the mark is waited for.
     */
    private static void click(String words) {
        var page = (JavascriptExecutor) browser;
        page.executeScript("window.left = true");
        browser.findElement(By.xpath("//button[normalize-space()='%s']".formatted(words)))
                .click();
        new WebDriverWait(browser, Duration.ofMinutes(5))
                .ignoring(WebDriverException.class)
                .until(b -> Boolean.TRUE.equals(
                        page.executeScript("return !window.left && document.readyState === 'complete'")));
    }

    private static String text(String id) {
        return browser.findElement(By.id(id)).getText();
    }

    /** A picture at the width of a desk and of a phone; on neither is the page wider than its window. */
    private static void picture(String name) throws IOException {
        for (var width : List.of(1280, 390)) {
            browser.manage().window().setSize(new Dimension(width, 1600));
            var wide = ((JavascriptExecutor) browser)
                    .executeScript("return document.documentElement.scrollWidth - window.innerWidth");
            assertThat(String.valueOf(wide)).as(name + " at " + width).matches("0|-\\d+");
            var asked = System.getProperty("pages.pictures");
            if (asked != null) {
                var picture = ((TakesScreenshot) browser).getScreenshotAs(OutputType.BYTES);
                Files.write(
                        Files.createDirectories(Path.of(asked).toAbsolutePath())
                                .resolve("publish-%s-%d.png".formatted(name, width)),
                        picture);
            }
        }
        browser.manage().window().setSize(new Dimension(1280, 1600));
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(dir -> Stream.of(names).map(n -> Path.of(dir, n)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
