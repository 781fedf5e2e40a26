package io.millrace.windowing;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ApiDescription;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.ServedOperations;
import io.millrace.streams.web.SharedProblem;
import io.millrace.streams.web.TimesInJson;
import io.millrace.windowing.ledger.LedgerView;
import io.millrace.windowing.query.WindowingProblem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WindowingApiTest {
    private final ApiDescription description = ApiDescription.of("windowing-service");
    private final JsonMapper json =
            JsonMapper.builder().addModule(new TimesInJson()).build();

    @Test
    void isDescribedAsTheControllersServeIt() {
        assertThat(description.operations()).isEqualTo(ServedOperations.of("io.millrace.windowing"));
        assertThat(description.complaints()).isEmpty();
    }

    @Test
    void answersAsInTheExamples() {
        LedgerView.Entry entry = new LedgerView.Entry("revenue-per-day", 1200, 1100, 99, 1, 99, 96, 2, 1);

        String ledger = json.writeValueAsString(new LedgerView(true, List.of(entry)));

        assertThat(json.readTree(ledger)).isEqualTo(description.example("GET /v1/ledger", 200));
    }

    @Test
    void namesEveryProblem() {
        assertThat(WindowingProblem.values()).allMatch(problem -> description.names(problem.type()));
        assertThat(List.of(SharedProblem.KEY_REQUIRED, SharedProblem.STORE_UNAVAILABLE))
                .allMatch(problem -> description.names(problem.type()));
        assertThat(ReferencePage.of("problems.md")
                        .section("## windowing-service")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(WindowingProblem.values())
                        .map(problem ->
                                problem.type() + " | " + problem.status().value())
                        .toList());
    }
}
