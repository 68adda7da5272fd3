package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.digitalcommons.Web;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The pages in a real browser, at the width of a desk and of a phone: what it lays out is not wider than its window, and
 * its style sheets apply.
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
            "/clusters/capability-appointment-booking/fictional",
            "/clusters/capability-case-management/fictional",
            "/ask/labelled-pairs?by=method",
            "/index",
            "/ask",
            "/ask/where-a-number-comes-from",
            "/ask/contracts",
            "/concept/capability",
            "/def",
            "/sparql");
    private static final List<Integer> WIDTHS = List.of(1280, 375);

    private static @Nullable Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.start();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> aPageFitsItsWindowAndHasItsStyles() {
        return WIDTHS.stream()
                .flatMap(width -> PAGES.stream()
                        .map(path -> DynamicTest.dynamicTest(width + " wide: " + path, () -> look(path, width))));
    }

    private static void look(String path, int width) throws IOException {
        var name = width
                + path.replaceAll("\\?.*", "").replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        var window = Objects.requireNonNull(browser);
        window.resize(width, Integer.getInteger("pages.height", 1_400));
        window.open(Web.at(path).toString());
        window.requireThatItFits(name);
        var image = ImageIO.read(new ByteArrayInputStream(window.picture(name)));
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
}
