package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.digitalcommons.AnyText;
import org.digitalcommons.Commons;
import org.digitalcommons.Corpus;
import org.digitalcommons.Fixture;
import org.digitalcommons.Folders;
import org.digitalcommons.Granted;
import org.digitalcommons.limit.Limits;
import org.digitalcommons.limit.Settings;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;

/** Whatever is asked or sent, the reply is what was meant or a refusal in words, and never a fault of ours. */
@Tag("slow")
@Tag("thorough")
class AnyRequestPropertiesTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();
    private static final String OWN = "https://w3id.org/digital-commons/graph/published/brookmere/services/2024-25";

    /** What each kind of address begins with, and what means something behind it. */
    private static final String[] PARTS =
            ("/ /bodies /clusters /comparisons /publishers /history /index /ask/ bodies service-cost"
                            + " /id/ body/ department-co /def/ /graph/ /doc/ /concept/ /shape/ /-/ health /assets/"
                            + " /embed/ /sparql /data /publish/ try /reconcile /.. %2e%2e %00 %2F % %zz ; // .ttl .csv"
                            + " \\ < \" { é ? ?query= &graph= &format= csv = SELECT%20*%7B%7D & at=2018-01-01 name="
                            + " %22 body= %3C page= -1 99999999999999999999 ' +")
                    .split(" ");

    // Set before all properties, by a method that NullAway does not know as one that sets fields.
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Commons commons;

    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private static String token;

    @BeforeContainer
    static void open() throws IOException {
        folder = Files.createTempDirectory("commons-properties");
        commons = Fixture.EMPTY.open(folder.resolve("store"));
        Granted.anyBody(folder.resolve("store"), "brookmere");
        token = Rights.in(folder.resolve("store"))
                .tokens()
                .create("brookmere", Role.PUBLISHER, Optional.empty())
                .secret();
        server = Server.start(commons, "127.0.0.1", 0, Settings.of(Limits.none()));
    }

    @AfterContainer
    static void close() {
        server.close();
        commons.close();
        Folders.delete(folder);
    }

    @Provide
    Arbitrary<String> address() {
        return AnyText.with(PARTS)
                .map(text -> "/" + text.replaceAll("[\\s\\p{Cntrl}]", "").replaceFirst("^/", ""));
    }

    @Property(seed = "18", edgeCases = EdgeCasesMode.NONE)
    void anyAddressIsAnsweredOrRefusedInWords(
            @ForAll("address") String address, @ForAll("accepted") String accept, @ForAll("method") String method)
            throws IOException {
        hold(address, accept, method);
    }

    @Example
    void whatOnceWasAFaultIsAnsweredOrRefusedInWords() throws IOException {
        for (var file : Corpus.of("address")) {
            for (var address : Files.readAllLines(file)) {
                hold(address, "text/html", "GET");
                hold(address, "*/*", "GET");
            }
        }
    }

    private static void hold(String address, String accept, String method) throws IOException {
        var reply = RawReply.of(port(), method, address, List.of("Accept: " + accept));
        require(method + " " + address, reply.status(), new String(reply.body(), StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> method() {
        return Arbitraries.of("GET", "GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "DELETE", "PATCH", "TRACE");
    }

    @Provide
    Arbitrary<String> accepted() {
        return Arbitraries.of(
                "*/*", "text/html", "text/turtle", "application/json", "text/csv", "image/png", ",;q=", "a/b;q=0");
    }

    private static int port() {
        return URI.create(server.address()).getPort();
    }

    private static void require(String as, int status, String body) {
        assertThat(status).as("%s: %s", as, body).isBetween(200, 499);
        if (status >= 400) {
            assertThat(body)
                    .as(as)
                    .doesNotContain("Exception")
                    .doesNotContain("java.")
                    .doesNotContain("\tat ");
        }
    }

    /** A body in parts, some of which are broken. */
    @Provide
    Arbitrary<byte[]> form() {
        var text = AnyText.with(
                "--x",
                "\r\n",
                "--",
                "\n",
                "Content-Disposition: form-data; name=\"files\"; filename=\"a.csv\"",
                "Content-Disposition: form-data; name=\"period\"\r\n\r\n2018\r\n",
                "\r\n\r\n",
                "; filename=\"../../b\"",
                "E-code,Authority,Dwellings on the valuation list\nE2236,Ashford,28280\n",
                "\"",
                ";",
                "name=",
                "filename*=",
                "Content-Type: text/csv\r\n",
                "\0",
                "é");
        var whole = text.map(
                "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\n%s\r\n--x--\r\n"
                        ::formatted);
        var bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        return Combinators.combine(Arbitraries.oneOf(text, whole), bytes, Arbitraries.of(true, false, false))
                .as((said, more, isMore) -> {
                    var all = new ByteArrayOutputStream();
                    all.writeBytes(said.getBytes(StandardCharsets.UTF_8));
                    all.writeBytes(isMore ? more : new byte[0]);
                    return all.toByteArray();
                });
    }

    @Property(seed = "18", edgeCases = EdgeCasesMode.NONE)
    void anyUploadIsTakenOrRefusedInWords(@ForAll("form") byte[] body, @ForAll boolean isTrial) throws Exception {
        var address = isTrial ? "publish/try" : "publish?publish=true";
        send("POST", address, "multipart/form-data; boundary=x", body);
    }

    /** The connection ends with it, and the client is told: what it asks next goes over another. */
    @Example
    void whatOnceCutTheNextUploadIsRefusedInWords() throws Exception {
        for (var file : Corpus.of("upload")) {
            for (var address : List.of("publish/try", "publish?publish=true", "publish/try")) {
                send("POST", address, "multipart/form-data; boundary=x", Files.readAllBytes(file));
            }
        }
    }

    @Provide
    Arbitrary<String> turtle() {
        return AnyText.with(
                "@prefix dct: <http://purl.org/dc/terms/> .\n",
                "<> ",
                "a ",
                "dct:title ",
                "\"a\"",
                "@en",
                ";",
                ".",
                "[",
                "]",
                "(",
                "\\u0000",
                "<https://example.org/a> ",
                "^^",
                "<",
                ">",
                "1e9999",
                "{",
                "_:b ",
                "\\",
                "'''",
                "dct:license ");
    }

    @Property(seed = "18", edgeCases = EdgeCasesMode.NONE)
    void anyGraphIsTakenOrRefusedInWords(@ForAll("turtle") String body, @ForAll("type") String type) throws Exception {
        var address = "data?graph=" + URLEncoder.encode(OWN, StandardCharsets.UTF_8);
        send("PUT", address, type, body.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> type() {
        return Arbitraries.of(
                "text/turtle",
                "text/turtle",
                "application/ld+json",
                "application/rdf+xml",
                "application/n-triples",
                "application/trig",
                "text/plain",
                ";;",
                "multipart/form-data; boundary=");
    }

    @Provide
    Arbitrary<String> query() {
        return AnyText.with(
                "SELECT * ",
                "{ ",
                "} ",
                "?s ?p ?o ",
                "ASK ",
                "FILTER ",
                "(",
                ")",
                "\"",
                "REGEX(\"a\", \"(\")",
                "<",
                "> ",
                "1/0 ",
                "GROUP BY ?s ",
                "COUNT(*) ",
                "VALUES ",
                "UNDEF ",
                "BIND ",
                "AS ?x ",
                "LIMIT 99999999999999999999 ",
                "@en ",
                "^^<http://www.w3.org/2001/XMLSchema#date> ",
                "\\uD800 ",
                "FROM <a> ",
                "CONSTRUCT ",
                "DESCRIBE <a> ",
                "#");
    }

    @Property(seed = "18", edgeCases = EdgeCasesMode.NONE)
    void anyQueryIsAnsweredOrRefusedInWords(@ForAll("query") String query) throws Exception {
        send("POST", "sparql", "application/sparql-query", query.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(String method, String address, String type, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.address() + address))
                .timeout(Duration.ofMinutes(1))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        var reply = CLIENT.send(request, BodyHandlers.ofString());
        require(method + " " + address, reply.statusCode(), reply.body());
    }
}
