package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.validate.Finding;
import org.digitalcommons.validate.Validator;
import org.digitalcommons.validate.Verdict;
import org.junit.jupiter.api.Test;

/** Every small input of the shared folder that once went wrong, read and judged; prints one table. */
class SharedCasesTest {

    private static final Path CASES = Path.of("..", "shared", "cases");
    private static final Validator VALIDATOR = Validator.of(DefaultStore.ROOMS);

    @Test
    void noCaseIsAcceptedWithNothingUsed() throws IOException {
        assumeTrue(Files.isDirectory(CASES), "The cases are not here: " + CASES);
        var wrong = new ArrayList<String>();
        System.out.printf(
                "%-28s %-18s %5s %5s %8s  %-9s %s%n",
                "case", "source", "read", "used", "reported", "verdict", "what is said");
        try (var files = Files.list(CASES)) {
            for (var file : files.sorted().toList()) {
                if (!file.endsWith("README.md")) {
                    line(file, wrong);
                }
            }
        }
        assertThat(wrong).as("accepted with nothing used").isEmpty();
    }

    private static void line(Path file, List<String> wrong) throws IOException {
        var name = String.valueOf(file.getFileName());
        var mapping = name.startsWith("org-") || name.startsWith("mixed-") || name.startsWith("fte-")
                ? Mapping.NONE
                : Mapping.NONE.about("ecode-E4206");
        try {
            var delivered = new Delivery.File(name, Files.readAllBytes(file));
            var candidate = Guises.IMPORTER.candidate(SmallCases.delivery(mapping, delivered));
            var verdict = VALIDATOR.judge(candidate.graphs().values());
            var accepted = !(verdict instanceof Verdict.Fail);
            var rows = candidate.rows();
            if (accepted && rows.used() == 0) {
                wrong.add(name);
            }
            var said = new ArrayList<>(candidate.columns());
            verdict.findings().stream()
                    .collect(Collectors.groupingBy(Finding::code, Collectors.counting()))
                    .forEach((code, times) -> said.add(times + " " + code));
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %-18s %5d %5d %8d  %-9s %s%n",
                    name,
                    candidate.publication().getURI().replaceAll("^.*/published/[^/]+/([^/]+)/.*$", "$1"),
                    rows.read(),
                    rows.used(),
                    rows.reported(),
                    accepted ? "accepted" : "rejected",
                    String.join(" | ", said));
        } catch (Unreadable e) {
            System.out.printf("%-28s not read: %s%n", name, String.join(" | ", e.reasons()));
        }
    }
}
