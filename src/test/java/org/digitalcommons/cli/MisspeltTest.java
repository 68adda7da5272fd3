package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Fixture;
import org.digitalcommons.Web;
import org.digitalcommons.serve.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings Cm1 to Cm6: nothing misspelt is answered with nothing, and names do where addresses are. */
@Tag("slow")
class MisspeltTest {

    @TempDir
    private static Path folder;

    private static Path store = Path.of("");
    private static Server server;

    @BeforeAll
    static void serveThePioneerGroup() throws IOException {
        store = Fixture.PIONEER_GROUP.copy(folder.resolve("store"));
        server = Server.start(Fixture.PIONEER_GROUP.commons(), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void cm1AMisspeltValueIsRefusedByTheCommandWithTheNearest() throws IOException {
        assertMisspelt(
                ask("same-function", "--function", "comunications"),
                "There is no function comunications here.",
                "communications (Communications)");
        assertMisspelt(ask("bodies", "--peer-group", "pioner-council"), "There is no peer group", "pioneer-council (");
        assertMisspelt(
                ask("posts-of-body", "--body", "sample-ashfort-vale"), "There is no body", "sample-ashford-vale (");
        assertMisspelt(
                ask("clusters", "--cluster", "capability-case-managment/fictional"),
                "There is no cluster",
                "capability-case-management/fictional");
        assertMisspelt(
                ask("where-a-number-comes-from", "--number", "https://w3id.org/digital-commons/id/nothing"),
                "There is no thing https://w3id.org/digital-commons/id/nothing here.",
                "");
    }

    @Test
    void cm1AMisspeltFigureIsNotLeftOutOfASumInSilence() throws IOException {
        assertMisspelt(
                ask("sum-of-figures", "--figures", "council-saving helth-saving"),
                "There is no figure helth-saving here.",
                "health-saving");
        assertThat(ask("sum-of-figures", "--figures", "council-saving health-saving")
                        .code())
                .isZero();
    }

    @Test
    void cm1AMisspeltPeriodOrKindIsRefusedWithTheNearest() throws IOException {
        assertMisspelt(ask("displacement", "--from", "2022-32"), "There is no period 2022-32 here.", "2022-23");
        assertMisspelt(ask("displacement", "--to", "last year"), "There is no period last year here.", "20");
        assertThat(ask("displacement", "--from", "2022-23", "--to", "2024-25").code())
                .isZero();
        var kind = ask("published-of-body", "--kind", "paymnt");
        assertThat(kind.err()).contains("payment, contract, award, capability").contains("paymnt");
        assertThat(kind.code()).isEqualTo(2);
    }

    @Test
    void cm1NoInnerPartOfAClusterIsOfferedForAMisspeltOne() throws IOException {
        var run = ask("members-of-cluster", "--cluster", "capability-case-managment/part/pioneer-council");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines().skip(1).toList())
                .singleElement()
                .asString()
                .doesNotContain("/part/", "/of/");
    }

    @Test
    void cm1AMisspeltValueIsRefusedByThePagesWithTheNearest() throws Exception {
        for (var format : List.of("html", "json", "csv")) {
            var reply = get("/ask/bodies?peer-group=pioner-council&format=" + format);
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body())
                    .contains("There is no peer group pioner-council here.")
                    .contains("pioneer-council");
        }
        var moved = get("/ask/same-function?function=comunications");
        var function = get(moved.headers().firstValue("Location").orElseThrow());
        assertThat(function.statusCode()).isEqualTo(400);
        assertThat(function.body())
                .contains("There is no function comunications here.")
                .contains("communications (Communications)");
        for (var list : List.of("/bodies", "/index")) {
            var reply = get(list + "?peer-group=pioner-council");
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body()).contains("pioneer-council");
        }
        assertThat(get("/clusters?peer-group=pioner-council").statusCode()).isEqualTo(400);
        assertThat(get("/ask/bodes").body())
                .contains("There is no question bodes.")
                .contains("bodies");
    }

    @Test
    void cm1AServerThatIsAskedByTheCommandRefusesTheSame() throws IOException {
        assertMisspelt(
                CommandLineRun.of(
                        "ask", "same-function", "--function", "comunications", "--endpoint", server.address()),
                "There is no function comunications here.",
                "communications (Communications)");
    }

    @Test
    void cm1AKnownValueWithoutDataIsAnsweredWithNothing() throws IOException {
        for (var run : List.of(
                ask("bodies", "--peer-group", "department", "--format", "csv"),
                ask("bodies", "--name", "no such body", "--format", "csv"))) {
            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(run.out().lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask bodies",
                "ask bodies --as-of 2026-01-01",
                "history",
                "derive",
                "reference",
                "withdraw --as sample-ashford-vale",
                "token list",
                "pull list",
                "pull run"
            })
    void cm2AStoreThatIsNotThereIsAnObstacleAndIsNotMade(String words) throws IOException {
        var nowhere = folder.resolve("nowhere");
        var run = CommandLineRun.of((words + " --store " + nowhere).split(" "));
        assertThat(run.err())
                .contains("There is no store at %s. Make one with commons serve".formatted(nowhere))
                .doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void cm3MisspeltQuestionsOptionsAndCommandsGetTheNearestThreeInTwoLines() throws IOException {
        assertMisspelt(ask("bodes"), "There is no question bodes.", "bodies");
        assertMisspelt(ask("bodies", "--fromat", "csv"), "commons ask bodies has no option --fromat.", "--format");
        assertMisspelt(ask("--fromat", "csv", "bodies"), "commons ask has no option --fromat.", "--format");
        assertMisspelt(ask("bodies", "--peer-grop", "department"), "commons ask bodies has no option", "--peer-group");
        assertMisspelt(CommandLineRun.of("aks"), "commons has no command aks.", "ask");
        assertMisspelt(CommandLineRun.of("publisj"), "commons has no command publisj.", "publish");
        assertMisspelt(
                CommandLineRun.of("history", "--fromat", "csv"), "commons history has no option --fromat.", "--format");
        assertMisspelt(CommandLineRun.of("token", "lst"), "commons token has no command lst.", "list");
        assertMisspelt(CommandLineRun.of("history", "--format", "cvs"), "cvs", "commons history --help");
    }

    @Test
    void cm3MisspeltSourcesAndPublishersGetTheNearestThree() throws IOException {
        var file = folder.resolve("spend.csv");
        Files.writeString(file, "Supplier,Amount\n");
        assertMisspelt(CommandLineRun.of("import", "spnd", file.toString()), "There is no source spnd.", "spend");
        assertMisspelt(
                CommandLineRun.at(store, "history", "--as", "sample-ashford-vael"),
                "Nothing of a publisher sample-ashford-vael was ever here.",
                "sample-ashford-vale");
        assertMisspelt(
                ask("tasks-of-publisher", "--publisher", "sample-ashford-vael"), "There is no publisher", "sample-");
    }

    @Test
    void cm4APortIsTriedBeforeAnythingIsBuilt() throws IOException {
        var fresh = folder.resolve("fresh");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var run = CommandLineRun.alone(fresh, "serve", "--port", port);
            assertThat(run.err()).contains("Port %s of 127.0.0.1 is taken.".formatted(port));
            assertThat(run.code()).isEqualTo(3);
        }
        assertThat(fresh).doesNotExist();
    }

    @Test
    void cm6QuestionsAreListedByTopicAndByWords() throws IOException {
        var topic = CommandLineRun.of("ask", "--topic", "bodies");
        assertThat(topic.code()).isZero();
        assertThat(topic.out()).contains("\nbodies\n").doesNotContain("\nclusters\n");
        var found = CommandLineRun.of("ask", "--search", "Median peers");
        assertThat(found.out()).contains("\nunit-costs-against-peers\n").doesNotContain("\nbodies\n");
        assertMisspelt(CommandLineRun.of("ask", "--topic", "bodys"), "There is no topic bodys.", "bodies");
        assertMisspelt(CommandLineRun.of("ask", "--search", "clustrs"), "No question holds the words", "clusters");
    }

    @Test
    void cm6AnAnswerSaysWhichDefaultsItRestsOn() throws IOException {
        var run = ask("posts-of-body");
        assertThat(run.out()).contains("By default: --body department-co");
        assertThat(ask("posts-of-body", "--body", "sample-ashford-vale").out()).doesNotContain("--body");
        assertThat(ask("posts-of-body", "--format", "csv").err()).isEmpty();
    }

    @Test
    void cm6ParametersAreWrittenInOneWayAndTheOlderOneStillWorksWithANote() throws IOException {
        var now = ask("bodies", "--peer-group", "pioneer-council", "--format", "csv");
        var before = ask("bodies", "--peerGroup", "pioneer-council", "--format", "csv");
        assertThat(now.err()).isEmpty();
        assertThat(now.code()).isZero();
        assertThat(now.out().lines().count()).isGreaterThan(2);
        assertThat(before.out()).isEqualTo(now.out());
        assertThat(before.err()).contains("peerGroup is now written peer-group.");
        assertThat(CommandLineRun.of("ask", "bodies", "--help").out())
                .contains("--peer-group")
                .doesNotContain("--peerGroup");
    }

    @Test
    void cm6NamesAreAcceptedWhereAddressesAreOnCommandAndPage() throws Exception {
        var code = ask("posts-of-body", "--body", "sample-ashford-vale", "--format", "csv");
        var name = name("sample-ashford-vale");
        var byName = ask("posts-of-body", "--body", name, "--format", "csv");
        assertThat(byName.out()).isEqualTo(code.out()).isNotEmpty();
        assertThat(byName.err()).contains("body %s is sample-ashford-vale.".formatted(name));
        assertThat(get("/ask/posts-of-body?format=csv&body=" + Web.encode(name)).body())
                .isEqualTo(code.out());
        assertThat(get("/ask/posts-of-body?body=" + Web.encode(name)).body())
                .contains("body %s is sample-ashford-vale.".formatted(name));
        var function = ask("same-function", "--function", "Communications", "--format", "csv");
        assertThat(function.code()).isZero();
        assertThat(function.out())
                .isEqualTo(ask("same-function", "--function", "communications", "--format", "csv")
                        .out());
    }

    @Test
    void cm6WhatIsPipedHasNoColours() throws IOException {
        assertThat(CommandLineRun.of("ask").out()).doesNotContain("\u001b");
        assertThat(CommandLineRun.of("ask", "bodies", "--help").out()).doesNotContain("\u001b");
        assertThat(CommandLineRun.of("--help").out()).doesNotContain("\u001b");
    }

    private static String name(String body) throws IOException {
        return ask("bodies", "--body", body, "--format", "csv")
                .out()
                .lines()
                .toList()
                .get(1)
                .split(",")[1];
    }

    private static CommandLineRun ask(String... words) throws IOException {
        var all = new String[words.length + 1];
        all[0] = "ask";
        System.arraycopy(words, 0, all, 1, words.length);
        return CommandLineRun.at(store, all);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.address() + path.substring(1)))
                .header("Accept", "text/html")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static void assertMisspelt(CommandLineRun run, String sentence, String nearest) {
        assertThat(run.err()).contains(sentence).contains(nearest).doesNotContain("\tat ");
        assertThat(run.err().lines().filter(line -> !line.contains(" has become: ")))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(run).extracting(CommandLineRun::out, CommandLineRun::code).containsExactly("", 2);
    }
}
