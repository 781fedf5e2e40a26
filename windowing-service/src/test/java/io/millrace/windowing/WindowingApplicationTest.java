package io.millrace.windowing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.reference.testkit.MeterRows;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.streams.boot.StartStep;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.schema.SchemaRegistry;
import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The service as Spring puts it together, with brokers that never answer. */
@SpringBootTest(
        properties = {
            "spring.config.name=windowing-service",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "millrace.access.read-keys=reader"
        })
@AutoConfigureMockMvc
class WindowingApplicationTest {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void installsItsTopology(@Autowired StreamsBuilder builder) {
        assertThat(builder.build().describe().toString()).contains("gather-events", "merge-partials", "close-sessions");
    }

    @Test
    void startsTopicsThenSchemasThenStreams(@Autowired List<StartStep> steps) {
        assertThat(steps)
                .extracting(StartStep::name)
                .containsExactly("the brokers and topics", "the schema registry", "Kafka Streams");
    }

    @Test
    void asksForPatienceWhileItsStateIsNotThere() {
        assertThat(mvc.get().uri("/v1/ledger"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "1");
        assertThat(mvc.get().uri("/v1/watermarks")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(ask("/v1/windows/revenue-per-day")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void showsWindowsToKeyHoldersOnly() {
        assertThat(mvc.get().uri("/v1/windows")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/v1/windows/revenue-per-day")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void saysWhatItsMetricsAre() {
        assertThat(ask("/v1/windows"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.metrics[0]")
                .asMap()
                .containsEntry("name", "revenue-per-day")
                .containsEntry("group", List.of("country"))
                .containsEntry("allowedLateness", "PT24H");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(ask("/v1/windows/nonsense")).hasStatus(HttpStatus.NOT_FOUND);
        for (String question :
                List.of("from=yesterday", "to=1", "group=France", "group=city:Paris", "next=x", "next=!")) {
            assertThat(ask("/v1/windows/revenue-per-day?" + question))
                    .as(question)
                    .hasStatus(HttpStatus.BAD_REQUEST)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/invalid-query");
        }
    }

    @Test
    void registersTheMetersThatThePageLists(@Autowired MeterRegistry meters) {
        assertThat(ReferencePage.of("metrics.md")
                        .section("## windowing-service")
                        .rows(3))
                .containsExactlyInAnyOrderElementsOf(MeterRows.of(meters));
    }

    private MvcTestResult ask(String uri) {
        return mvc.get().uri(uri).header("Authorization", "Bearer reader").exchange();
    }

    @TestConfiguration
    static class WithoutRegistry {

        @Bean
        SchemaRegistry schemaRegistry() {
            return new InMemorySchemaRegistry();
        }
    }
}
