package io.millrace.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ReferencePage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {

    @Test
    void listsEveryProblemWithItsStatus() {
        assertThat(ReferencePage.of("problems.md").section("## ingest-gateway").rows(2))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(GatewayProblem.values())
                        .map(problem ->
                                problem.type() + " | " + problem.status().value())
                        .toList());
    }
}
