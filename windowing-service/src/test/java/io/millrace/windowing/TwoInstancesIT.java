package io.millrace.windowing;

import static io.millrace.windowing.EnrichedLog.PARTITIONS;
import static io.millrace.windowing.LiveWindowing.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.streams.testkit.FreePorts;
import io.millrace.streams.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two instances of the service: whichever is asked answers for both, and goes on when the other is gone. */
class TwoInstancesIT {
    private static final Instant DAY = Instant.parse("2010-12-01T00:00:00Z");
    private static final int COUNTRIES = 40;
    private static final String ALL = "/v1/windows/revenue-per-day";
    private static final String VISITORS = "/v1/windows/active-visitors";

    @RegisterExtension
    static final LiveWindowing SUITE = LiveWindowing.inJvm();

    private static RunningService one;
    private static RunningService other;

    @BeforeAll
    static void start() {
        int[] ports = FreePorts.find(2);
        one = instance("one", ports[0]);
        other = instance("other", ports[1]);
    }

    private static RunningService instance(String name, int port) {
        String streams = "--spring.kafka.streams.";
        return SUITE.start(
                "--server.port=" + port,
                "--spring.profiles.active=all-metrics",
                streams + "state-dir=" + SUITE.folder(name),
                streams + "properties.application.server=localhost:" + port,
                streams + "properties.group.instance.id=" + name,
                streams + "properties.num.standby.replicas=1",
                streams + "properties.num.stream.threads=1");
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void answersForBothAndWithCopiesWhenOneIsGone() {
        await().atMost(SOON).until(() -> one.isReady() && other.isReady());
        EnrichedLog log = SUITE.log();
        for (int number = 0; number < COUNTRIES; number++) {
            log.event(
                    number % PARTITIONS,
                    Events.order("o" + number, DAY.plusSeconds(number), "1.50", "country-" + number)
                            .setTimeline("two")
                            .setSessionId("s" + number));
        }
        log.markersToAll("two", DAY.plus(Duration.ofDays(1)), true);
        await().atMost(SOON).until(() -> countriesOf(one, ALL) == COUNTRIES && countriesOf(other, ALL) == COUNTRIES);

        int atOne = ownCountries(one);
        int atOther = ownCountries(other);
        assertThat(atOne + atOther).isEqualTo(COUNTRIES);
        assertThat(List.of(atOne, atOther))
                .allSatisfy(count -> assertThat(count).isPositive());
        assertThat(one.get(ALL + "?limit=7").body())
                .isEqualTo(other.get(ALL + "?limit=7").body());
        assertThat(ask(one, ALL).path("stale").isMissingNode()).isTrue();
        assertThat(countriesOf(one, ALL + "?group=country:country-7")).isEqualTo(1);
        assertThat(countriesOf(other, ALL + "?group=country:country-7")).isEqualTo(1);
        // One group without money: only the instance that has it is asked.
        assertThat(ask(one, VISITORS).path("panes").size()).isPositive();
        assertThat(ask(one, VISITORS)).isEqualTo(ask(other, VISITORS));

        other.close();

        await().atMost(SOON).until(() -> ask(one, ALL).path("stale").asBoolean());
        assertThat(countriesOf(one, ALL)).isEqualTo(COUNTRIES);
        await().atMost(SOON)
                .until(() -> ask(one, ALL).path("stale").isMissingNode() && countriesOf(one, ALL) == COUNTRIES);
    }

    private static int ownCountries(RunningService instance) {
        String answer = instance.send(
                        instance.request(ALL, RunningService.READ_KEY).header("Millrace-Scope", "INSTANCE"))
                .body();
        return JsonMapper.shared().readTree(answer).path("panes").size();
    }

    private static int countriesOf(RunningService instance, String question) {
        return ask(instance, question).path("panes").size();
    }

    private static JsonNode ask(RunningService instance, String question) {
        return JsonMapper.shared().readTree(instance.get(question).body());
    }
}
