package org.digitalcommons.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Elsewhere;
import org.digitalcommons.intake.ApprovalQueue;
import org.digitalcommons.pull.Frequency;
import org.digitalcommons.pull.HarvestFolder;
import org.junit.jupiter.api.Test;

/** What is fetched and not published leaves the store as it was, and its publisher is told why. */
class NotPublishedTest extends HarvestCase {

    @Test
    void wrongDataLeavesTheStoreAndIsTold() throws IOException {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8), "ETag", "\"1\""));
        var feed = register(PATH, Frequency.of("P1D"));
        run(START);
        var before = stored();
        elsewhere.replies(Elsewhere.with(
                200,
                SMALL.replaceAll("dct:license .*", "")
                        .replaceAll("org:identifier .*", "")
                        .getBytes(UTF_8)));
        var rejected = run(START.plus(Duration.ofDays(1)));
        assertThat(rejected.state().status()).isEqualTo(422);
        assertThat(rejected.isRejected()).isTrue();
        assertThat(stored()).isEqualTo(before);
        assertThat(HarvestFolder.in(folder).findings(feed).orElseThrow()).contains("org:identifier");
        assertThat(attempts().getLast()).matches(".*\"status\":422,\"findings\":[1-9].*");

        elsewhere.replies(Elsewhere.with(200, "<> a <broken".getBytes(UTF_8)));
        var unreadable = runs(START.plus(Duration.ofDays(2)), true).getFirst();
        assertThat(unreadable.state().status()).isEqualTo(400);
        assertThat(HarvestFolder.in(folder).findings(feed).orElseThrow()).contains("services-2024-25.ttl is not");
        assertThat(stored()).isEqualTo(before);

        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        assertThat(runs(START.plus(Duration.ofDays(3)), true).getFirst().state().status())
                .as("what was good before is good again")
                .isEqualTo(204);
        assertThat(HarvestFolder.in(folder).findings(feed)).isEmpty();
    }

    @Test
    void pb3WhatShrankWaitsForApprovalAndTheOperatorApprovesIt() throws IOException {
        elsewhere.replies(Elsewhere.with(200, (SMALL + suppliers(80)).getBytes(UTF_8)));
        var feed = register(PATH, Frequency.of("P1D"));
        assertThat(run(START).state().status()).isEqualTo(201);
        var before = stored();
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        var held = run(START.plus(Duration.ofDays(1)));
        assertThat(held.state().status()).as(held.state().sentence()).isEqualTo(202);
        assertThat(held.state().sentence()).contains("It waits for the approval of brookmere");
        assertThat(held.isNew() || held.isRejected() || held.isObstructed()).isFalse();
        assertThat(HarvestFolder.in(folder).findings(feed).orElseThrow()).contains("Confirm that");
        assertThat(stored()).isEqualTo(before);
        assertThat(attempts().getLast()).contains("\"status\":202");
        runs(START.plus(Duration.ofDays(2)), true);
        assertThat(ApprovalQueue.in(folder).of("brookmere")).as("once").hasSize(1);

        commons.close();
        var list = CommandLineRun.at(folder, "approve", "--as", "brookmere");
        assertThat(list.out()).contains("services-2024-25.ttl");
        var name = list.out().split(" ")[0];
        var other = CommandLineRun.at(folder, "approve", "--as", "brookmere", name + "9");
        assertThat(other.err()).contains("Nothing of the name", "Did you mean " + name);
        assertThat(other.code()).isEqualTo(2);
        var approved = CommandLineRun.at(folder, "approve", "--as", "brookmere", name);
        assertThat(approved.err()).contains("Approved and published.");
        assertThat(approved.code()).isZero();
        assertThat(CommandLineRun.at(folder, "approve", "--as", "brookmere").err())
                .contains("Nothing waits for brookmere.");
        commons = Commons.open(folder, DefaultStore.ROOMS);
        assertThat(stored()).isNotEqualTo(before);
    }

    private static String suppliers(int number) {
        var text = new StringBuilder("\n");
        for (int each = 0; each < number; each++) {
            text.append(
                    "<https://w3id.org/digital-commons/id/supplier/company-%08d> a <https://schema.org/Organization> ; <http://www.w3.org/2004/02/skos/core#prefLabel> \"Supplier %d\" .%n"
                            .formatted(each, each));
        }
        return text.toString();
    }

    @Test
    void failuresAreWaitedForLongerAndLongerUpToTheFrequency() {
        register(PATH, Frequency.of("PT6H"));
        var now = START;
        for (int hours : new int[] {1, 2, 4, 6, 6}) {
            var state = run(now).state();
            assertThat(state.status()).isEqualTo(502);
            assertThat(Duration.between(now, state.due())).isEqualTo(Duration.ofHours(hours));
            assertThat(runs(state.due().minusSeconds(1))).isEmpty();
            now = state.due();
        }
    }

    @Test
    void nobodyPublishesInTheNameOfAnother() {
        elsewhere.replies(Elsewhere.with(
                200,
                SMALL.replace(
                                "dct:title",
                                "dct:publisher <https://w3id.org/digital-commons/id/publisher/other> ; dct:title")
                        .getBytes(UTF_8)));
        register(PATH, Optional.empty());
        assertThat(run(START).state().status()).isEqualTo(400);
        assertThat(commons.contents().size()).isZero();
    }
}
