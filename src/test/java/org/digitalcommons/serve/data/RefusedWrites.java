package org.digitalcommons.serve.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server with the graphs of two publishers, and the proof that a refused write is remembered and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefusedWrites {

    static final int MOST_BYTES = 200_000;
    static final String OTHERS = ServedGraphs.PUBLISHED + "carrowby/services/2024-25";

    ServedGraphs served;
    String brookmere;

    private String before = "";
    private int remembered;

    @BeforeAll
    void start(@TempDir Path folder) {
        served = new ServedGraphs(folder, new WriteLimits(MOST_BYTES, 1_000));
        brookmere = served.token("brookmere");
        assertThat(served.put(brookmere, ServedGraphs.OWN, ServedGraphs.SMALL).statusCode())
                .isEqualTo(201);
        assertThat(served.put(served.token("carrowby"), OTHERS, ServedGraphs.SMALL)
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    void stop() {
        served.close();
    }

    @BeforeEach
    void look() {
        before = served.stored();
        remembered = served.attempts().size();
    }

    @AfterEach
    void nothingIsChanged() {
        assertThat(served.stored()).isEqualTo(before).contains("6 graphs");
    }

    final HttpRequest.Builder turtle(String method, String graph) {
        return served.to(graph)
                .header("Content-Type", "text/turtle")
                .method(method, BodyPublishers.ofString(ServedGraphs.SMALL));
    }

    final HttpRequest.Builder asBrookmere(String method, String query) {
        return served.at(query)
                .header("Authorization", "Bearer " + brookmere)
                .method(method, BodyPublishers.ofString(ServedGraphs.SMALL));
    }

    final void assertRefused(HttpResponse<String> refused, int status, String sentence) {
        assertThat(refused.body()).contains(sentence).doesNotContain("\tat ", "Exception");
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(served.stored()).isEqualTo(before);
        assertThat(served.attempts()).hasSizeGreaterThan(remembered);
        remembered = served.attempts().size();
    }

    final String lastAttempt() {
        return served.attempts().getLast();
    }
}
