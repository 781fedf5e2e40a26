package io.millrace.fraud;

import static io.millrace.fraud.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.FraudAction;
import io.millrace.event.fraud.FraudAlert;
import io.millrace.event.fraud.FraudReason;
import io.millrace.fraud.AlertController.AlertsView;
import io.millrace.fraud.judgement.VerdictRule.Verdict;
import io.millrace.fraud.ledger.LedgerView;
import io.millrace.reference.testkit.ApiDescription;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.ServedOperations;
import io.millrace.streams.web.SharedProblem;
import io.millrace.streams.web.TimesInJson;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FraudApiTest {
    private static final String FEATURE = "orders per customer within PT10M";

    private final ApiDescription description = ApiDescription.of("fraud-service");
    private final JsonMapper json =
            JsonMapper.builder().addModule(new TimesInJson()).build();

    @Test
    void isDescribedAsTheControllersServeIt() {
        assertThat(description.operations()).isEqualTo(ServedOperations.of("io.millrace.fraud"));
        assertThat(description.complaints()).isEmpty();
    }

    @Test
    void answersAsInTheExamples() {
        FraudReason reason = new FraudReason("orders-per-customer", 1, FEATURE, 6L, 5L, 70);
        Checkout.Answer answer = new Checkout.Answer(new Verdict(FraudAction.REVIEW, 70, List.of(reason)), false);
        String decisionId = description
                .example("POST /v1/decisions", 200)
                .path("decisionId")
                .asString();

        assertIsExample("POST /v1/decisions", DecisionView.of(decisionId, answer));
        assertIsExample("GET /v1/alerts", new AlertsView(List.of(AlertView.of(alert()))));
        assertIsExample("GET /v1/ledger", new LedgerView(1200, 40, 1160, 0, 40, 40, 0, 40, 1, true));
    }

    @Test
    void namesEveryProblem() {
        assertThat(FraudProblem.values()).allMatch(problem -> description.names(problem.type()));
        assertThat(List.of(SharedProblem.KEY_REQUIRED, SharedProblem.STORE_UNAVAILABLE))
                .allMatch(problem -> description.names(problem.type()));
        assertThat(ReferencePage.of("problems.md").section("## fraud-service").rows(2))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FraudProblem.values())
                        .map(problem ->
                                problem.type() + " | " + problem.status().value())
                        .toList());
    }

    private FraudAlert alert() {
        return new FraudAlert(
                description
                        .example("GET /v1/alerts", 200)
                        .at("/alerts/0/alertId")
                        .asString(),
                "orders-per-customer",
                1,
                "More than five orders of one customer within ten minutes",
                "live",
                EntityType.CUSTOMER,
                "u:anne",
                "u:anne",
                "m6",
                "order-6",
                NOON.plusSeconds(360),
                Duration.ofMinutes(10).toMillis(),
                FEATURE,
                6L,
                5L,
                70,
                FraudAction.REVIEW,
                NOON.plusSeconds(360).plusMillis(250));
    }

    private void assertIsExample(String operation, Object answer) {
        assertThat(json.readTree(json.writeValueAsString(answer))).isEqualTo(description.example(operation, 200));
    }
}
