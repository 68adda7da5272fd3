package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser without a window, started once for all the pages that a test looks at. Needs Chromium and its driver; a
 * test is skipped where they are not. {@code -Dpages.pictures=DIR} keeps its pictures. One thread at a time uses it.
 */
public final class Browser implements AutoCloseable {

    /** A page is waited for no longer than this; how long it takes is no matter of these tests. */
    private static final Duration CEILING = Duration.ofMinutes(5);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts a browser, which keeps its files in a temporary folder of its own. */
    public static Browser start() {
        var chromium = onPath("chromium", "chromium-browser", "google-chrome");
        var program = onPath("chromedriver");
        assumeTrue(
                chromium.isPresent() && program.isPresent(),
                "Chromium and its driver are not here, so no page was looked at");
        var options = new ChromeOptions();
        options.setBinary(chromium.get().toString());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program.get().toFile())
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(CEILING).scriptTimeout(CEILING);
        return new Browser(driver);
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(dir -> Stream.of(names).map(n -> Path.of(dir, n)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Lays pages out as in a window of this size, in pixels. */
    public void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Opens an address, and returns when its page is laid out. */
    public void open(String address) {
        driver.get(address);
    }

    /** The element of a page that {@code by} finds. */
    public WebElement find(By by) {
        return driver.findElement(by);
    }

    /** Whether the page has an element of this id. */
    public boolean has(String id) {
        return !driver.findElements(By.id(id)).isEmpty();
    }

    /** The words of the element of this id. */
    public String text(String id) {
        return find(By.id(id)).getText();
    }

    /** The page as it is now, in HTML. */
    public String source() {
        return String.valueOf(driver.getPageSource());
    }

    /**
     * Presses a button and waits for the page it leads to. A click may return before the browser has left the old page,
     * and what is asked while it leaves may fail; so the old page is marked, and one without the mark is waited for.
     */
    public void click(String words) {
        var page = (JavascriptExecutor) driver;
        page.executeScript("window.left = true");
        find(By.xpath("//button[normalize-space()='%s']".formatted(words))).click();
        new WebDriverWait(driver, CEILING)
                .ignoring(WebDriverException.class)
                .until(b -> Boolean.TRUE.equals(
                        page.executeScript("return !window.left && document.readyState === 'complete'")));
    }

    /** Asserts that no part of the page is wider than its window. */
    public void requireThatItFits(String description) {
        var beyond = driver.executeScript("return document.documentElement.scrollWidth - window.innerWidth");
        assertThat(String.valueOf(beyond)).as(description).matches("0|-\\d+");
    }

    /** A picture of what the window shows, which is kept where somebody asked for it. */
    public byte[] picture(String name) throws IOException {
        var picture = driver.getScreenshotAs(OutputType.BYTES);
        if (isKeepingPictures()) {
            var folder = Path.of(System.getProperty("pages.pictures")).toAbsolutePath();
            Files.write(Files.createDirectories(folder).resolve(name + ".png"), picture);
        }
        return picture;
    }

    /** Whether somebody asked for the pictures. */
    public static boolean isKeepingPictures() {
        return System.getProperty("pages.pictures") != null;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
