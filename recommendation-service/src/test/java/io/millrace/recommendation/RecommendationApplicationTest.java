package io.millrace.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.reference.testkit.MeterRows;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.streams.boot.StartStep;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.schema.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The service as Spring puts it together, with brokers that never answer. */
@SpringBootTest(
        properties = {
            "spring.config.name=recommendation-service",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "millrace.access.read-keys=reader"
        })
@AutoConfigureMockMvc
class RecommendationApplicationTest {

    @TempDir
    static Path folder;

    @Autowired
    private MockMvcTester mvc;

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry properties) {
        properties.add("millrace.recommendation.data-folder", () -> folder);
    }

    @Test
    void startsWithItsTopicsAndEndsWithItsIndex(@Autowired List<StartStep> steps) {
        assertThat(steps)
                .extracting(StartStep::name)
                .containsExactly(
                        "the brokers and topics",
                        "the schema registry",
                        "the topic of what was served",
                        "the session index");
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
    void answersWithoutAnIndexAndSaysSo() {
        assertThat(mvc.get().uri("/v1/recommendations/next?itemId=lantern").header("Authorization", "Bearer reader"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.degraded", degraded -> assertThat(degraded).isEqualTo(true))
                .hasPathSatisfying(
                        "$.items", items -> items.assertThat().asArray().isEmpty());
    }

    @Test
    void answersKeyHoldersOnly() {
        assertThat(mvc.get().uri("/v1/recommendations/next")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void describesItsApi() {
        assertThat(mvc.get().uri("/openapi.json"))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .hasPath("$.paths['/v1/recommendations/{surface}'].get");
    }

    @Test
    void registersTheMetersThatItsPageLists(@Autowired MeterRegistry meters) {
        assertThat(ReferencePage.of("metrics.md")
                        .section("## recommendation-service")
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
