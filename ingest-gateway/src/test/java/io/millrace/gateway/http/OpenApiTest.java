package io.millrace.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ApiDescription;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private final ApiDescription description = ApiDescription.of("ingest-gateway");

    @Test
    void describesExactlyWhatIsServed() {
        try (TestGateway gateway = TestGateway.starting()) {
            assertThat(description.operations()).isEqualTo(gateway.routes().operations());
        }
    }

    @Test
    void isValidAndSoAreItsExamples() {
        assertThat(description.complaints()).isEmpty();
    }

    @Test
    void namesEveryProblem() {
        assertThat(GatewayProblem.values()).allMatch(problem -> description.names(problem.type()));
    }
}
