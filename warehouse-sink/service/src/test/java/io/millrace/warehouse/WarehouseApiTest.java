package io.millrace.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ApiDescription;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.ServedOperations;
import io.millrace.streams.web.SharedProblem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WarehouseApiTest {
    private final ApiDescription description = ApiDescription.of("warehouse-sink");

    @Test
    void isDescribedAsTheControllersServeIt() {
        assertThat(description.operations()).isEqualTo(ServedOperations.of("io.millrace.warehouse"));
        assertThat(description.complaints()).isEmpty();
    }

    @Test
    void namesEveryProblem() {
        assertThat(WarehouseProblem.values()).allMatch(problem -> description.names(problem.type()));
        assertThat(description.names(SharedProblem.KEY_REQUIRED.type())).isTrue();
        assertThat(ReferencePage.of("problems.md").section("## warehouse-sink").rows(2))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(WarehouseProblem.values())
                        .map(problem ->
                                problem.type() + " | " + problem.status().value())
                        .toList());
    }
}
