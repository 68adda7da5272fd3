package org.digitalcommons.suites;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page about the suites of others: how many cases there are, and why which of them do not pass. */
final class SuitesPage {

    private static final String START = """
            # Suites of others

            Standards bodies publish cases to test others with. They are run against what we serve; here is what came of it. The
            suites are not ours and do not lie in this project: `SuitesTest` looks for them in `../shared/suites` and is skipped
            where they are not. It fails when a case fails that is not listed below, and when one that is listed passes.

            Queries are sent to the served endpoint, over a store that holds each file of the data as a graph; a case chooses its
            graphs as the protocol lets a client choose them. Answers are compared as the standards say, and numbers are
            compared by type and value, because the store keeps the value of a number and not its spelling.

            | suite | cases | passed | failed | not applicable |
            |---|--:|--:|--:|--:|
            """;

    private SuitesPage() {}

    static String of(Exceptions known) {
        var rows = Stream.of(Suite.values()).map(suite -> row(suite, known)).collect(Collectors.joining());
        return START + rows + section("Failed", known, true) + section("Not applicable", known, false);
    }

    private static String row(Suite suite, Exceptions known) {
        var cases = suite.cases();
        var failed = count(cases, known, true);
        var other = count(cases, known, false);
        return "| %s | %d | %d | %d | %d |%n"
                .formatted(suite.title(), cases.size(), cases.size() - failed - other, failed, other);
    }

    private static long count(List<SuiteCase> cases, Exceptions known, boolean applies) {
        return cases.stream()
                .flatMap(one -> known.of(one.id()).stream())
                .filter(reason -> reason.applies() == applies)
                .count();
    }

    private static String section(String title, Exceptions known, boolean applies) {
        return known.reasons().entrySet().stream()
                .filter(reason -> reason.getKey().applies() == applies)
                .map(SuitesPage::row)
                .collect(Collectors.joining(
                        "", "%n## %s%n%n| why | whose | cases |%n|---|---|---|%n".formatted(title), ""));
    }

    private static String row(Map.Entry<Exceptions.Reason, List<String>> reason) {
        return "| %s | %s | %s |%n"
                .formatted(
                        reason.getKey().sentence(),
                        reason.getKey().whose(),
                        reason.getValue().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")));
    }
}
