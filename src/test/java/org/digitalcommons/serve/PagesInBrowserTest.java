package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.digitalcommons.Web;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in a real browser, at the width of a desk and of a phone: what it lays out is not wider than its window, and
 * its style sheets apply. Needs Chromium; skipped where there is none. {@code -Dpages.pictures=DIR} keeps the pictures.
 */
@Tag("slow")
class PagesInBrowserTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/bodies?peerGroup=department",
            "/bodies/department-co",
            "/bodies/ecode-E0101",
            "/clusters",
            "/clusters/function-communications/2011-09-30",
            "/clusters/capability-appointment-booking",
            "/clusters/capability-case-management",
            "/ask/labelled-pairs?by=method",
            "/index",
            "/ask",
            "/ask/where-a-number-comes-from",
            "/ask/contracts",
            "/concept/capability",
            "/def",
            "/sparql");
    private static final List<Integer> WIDTHS = List.of(1280, 375);

    private static Optional<Path> browser = Optional.empty();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void findTheBrowser() {
        browser = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(dir -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(n -> Path.of(dir, n)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(browser.isPresent(), "Chromium is not here, so no page was looked at");
    }

    @TestFactory
    Stream<DynamicTest> aPageFitsItsWindowAndHasItsStyles() {
        return WIDTHS.stream()
                .flatMap(width -> PAGES.stream()
                        .map(path -> DynamicTest.dynamicTest(width + " wide: " + path, () -> look(path, width))));
    }

    private static void look(String path, int width) throws IOException, InterruptedException {
        var name = width
                + path.replaceAll("\\?.*", "").replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        var picture = pictures().resolve(name + ".png");
        run(
                "--window-size=%d,%d".formatted(width, Integer.getInteger("pages.height", 1_400)),
                "--screenshot=" + picture,
                Web.at(path).toString());
        var image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(width);
        // The dark header of our style sheet reaches from edge to edge, so nothing below made the page wider.
        assertThat(image.getRGB(2, 5)).as("left edge of the header").isEqualTo(0xFF12344D);
        assertThat(image.getRGB(width - 3, 5)).as("right edge of the header").isEqualTo(0xFF12344D);
        assertThat(colours(image)).as("colours of the page").isGreaterThan(10);
    }

    private static long colours(BufferedImage image) {
        return Stream.iterate(0, y -> y < image.getHeight(), y -> y + 4)
                .flatMap(y ->
                        Stream.iterate(0, x -> x < image.getWidth(), x -> x + 4).map(x -> image.getRGB(x, y)))
                .distinct()
                .count();
    }

    private static Path pictures() throws IOException {
        var asked = System.getProperty("pages.pictures");
        return asked == null ? folder : Files.createDirectories(Path.of(asked).toAbsolutePath());
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<String>(List.of(
                browser.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile")));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
