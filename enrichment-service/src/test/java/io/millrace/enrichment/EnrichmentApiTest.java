package io.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.enrichment.CatalogueController.PositionView;
import io.millrace.enrichment.ledger.LedgerView;
import io.millrace.enrichment.ledger.LedgerView.Stage;
import io.millrace.event.customer.CustomerHistory;
import io.millrace.event.customer.Money;
import io.millrace.reference.testkit.ApiDescription;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.ServedOperations;
import io.millrace.streams.web.SharedProblem;
import io.millrace.streams.web.TimesInJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EnrichmentApiTest {
    private final ApiDescription description = ApiDescription.of("enrichment-service");
    private final JsonMapper json =
            JsonMapper.builder().addModule(new TimesInJson()).build();

    @Test
    void isDescribedAsTheControllersServeIt() {
        assertThat(description.operations()).isEqualTo(ServedOperations.of("io.millrace.enrichment"));
        assertThat(description.complaints()).isEmpty();
    }

    @Test
    void answersAsInTheExamples() {
        Instant time = Instant.parse("2026-11-21T03:24:52.565Z");
        CustomerHistory ada = new CustomerHistory(
                time, time, 1L, 1L, List.of(new Money(new BigDecimal("12.500000"), "GBP")), 0L, List.of());
        Stage first = new Stage(2637, 2637, 0, 0);
        Stage second = new Stage(2633, 2633, 0, 0);

        assertIsExample("GET /v1/ledger", new LedgerView(2637, 2633, 0, 0, 4, true, first, second));
        assertIsExample("GET /v1/catalogue/position", new PositionView(1822));
        assertIsExample("GET /v1/customers/{customerId}", CustomerView.of("u:ada", ada));
    }

    @Test
    void namesEveryProblem() {
        assertThat(EnrichmentProblem.values()).allMatch(problem -> description.names(problem.type()));
        assertThat(List.of(SharedProblem.KEY_REQUIRED, SharedProblem.STORE_UNAVAILABLE))
                .allMatch(problem -> description.names(problem.type()));
        assertThat(ReferencePage.of("problems.md")
                        .section("## enrichment-service")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EnrichmentProblem.values())
                        .map(problem ->
                                problem.type() + " | " + problem.status().value())
                        .toList());
    }

    private void assertIsExample(String operation, Object answer) {
        assertThat(json.readTree(json.writeValueAsString(answer))).isEqualTo(description.example(operation, 200));
    }
}
