package io.millrace.enrichment;

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
            "spring.config.name=enrichment-service",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "millrace.access.read-keys=reader"
        })
@AutoConfigureMockMvc
class EnrichmentApplicationTest {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void installsItsTopology(@Autowired StreamsBuilder builder) {
        assertThat(builder.build().describe().toString()).contains("follow-visitor", "know-customer");
    }

    @Test
    void startsTopicsThenSchemasThenStreams(@Autowired List<StartStep> steps) {
        assertThat(steps)
                .extracting(StartStep::name)
                .containsExactly("the brokers and topics", "the schema registry", "Kafka Streams");
    }

    @Test
    void isAliveButNotReadyWhileTheBrokersDoNotAnswer() {
        assertThat(mvc.get().uri("/actuator/health/liveness")).hasStatusOk();
        assertThat(mvc.get().uri("/actuator/health/readiness"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyText()
                .contains("the brokers and topics");
    }

    @Test
    void asksForPatienceWhileItsStateIsNotThere() {
        assertThat(mvc.get().uri("/v1/ledger"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "1")
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/store-unavailable");
    }

    @Test
    void showsCustomersToKeyHoldersOnly() {
        assertThat(mvc.get().uri("/v1/customers/u:anne")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/v1/customers/u:anne").header("Authorization", "Bearer reader"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void describesItsApi() {
        assertThat(mvc.get().uri("/openapi.json"))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .hasPath("$.paths['/v1/ledger'].get");
    }

    @Test
    void registersTheMetersThatItsPageLists(@Autowired MeterRegistry meters) {
        assertThat(ReferencePage.of("metrics.md")
                        .section("## enrichment-service")
                        .rows(3))
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
