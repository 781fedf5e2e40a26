package io.millrace.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ApiDescription;
import io.millrace.reference.testkit.ServedOperations;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private final ApiDescription description = ApiDescription.of("ingest-gateway");

    @Test
    void describesExactlyWhatTheControllersServe() {
        assertThat(description.operations()).isEqualTo(ServedOperations.of("io.millrace.gateway"));
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
