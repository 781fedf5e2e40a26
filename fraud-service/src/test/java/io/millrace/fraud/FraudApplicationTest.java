package io.millrace.fraud;

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
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The service as Spring puts it together, with brokers that never answer. */
@SpringBootTest(
        properties = {
            "spring.config.name=fraud-service",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "millrace.access.read-keys=reader"
        })
@AutoConfigureMockMvc
class FraudApplicationTest {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void installsItsTopology(@Autowired StreamsBuilder builder) {
        assertThat(builder.build().describe().toString()).contains("find-signals", "judge");
    }

    @Test
    void startsTopicsThenSchemasThenRulesThenStreams(@Autowired List<StartStep> steps) {
        assertThat(steps)
                .extracting(StartStep::name)
                .containsExactly("the brokers and topics", "the schema registry", "the rules", "Kafka Streams");
    }

    @Test
    void isAliveButNotReadyWhileTheBrokersDoNotAnswer() {
        assertThat(mvc.get().uri("/actuator/health/liveness")).hasStatusOk();
        assertThat(mvc.get().uri("/actuator/health/readiness")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void asksForPatienceWhileItsStateIsNotThere() {
        assertThat(mvc.get().uri("/v1/ledger"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/store-unavailable");
    }

    @Test
    void decidesWithoutItsStateAndSaysSo() {
        assertThat(mvc.post()
                        .uri("/v1/decisions")
                        .header("Authorization", "Bearer reader")
                        .content("{\"customerId\":\"u:anne\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.degraded")
                .isEqualTo(true);
    }

    @Test
    void answersKeyHoldersOnly() {
        assertThat(mvc.get().uri("/v1/alerts")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.post().uri("/v1/decisions").content("{}")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void describesItsApi() {
        assertThat(mvc.get().uri("/openapi.json"))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .hasPath("$.paths['/v1/decisions'].post");
    }

    @Test
    void registersTheMetersThatItsPageLists(@Autowired MeterRegistry meters) {
        assertThat(ReferencePage.of("metrics.md").section("## fraud-service").rows(3))
                .containsExactlyInAnyOrderElementsOf(MeterRows.of(meters));
    }

    @TestConfiguration
    static class WithoutRegistry {

        @Bean
        SchemaRegistry schemaRegistry() {
            return new InMemorySchemaRegistry();
        }
    }
}
