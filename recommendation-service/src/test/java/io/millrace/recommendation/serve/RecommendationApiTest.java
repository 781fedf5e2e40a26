package io.millrace.recommendation.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.recommendation.index.Suggestion;
import io.millrace.recommendation.serve.RecommendationView.ItemView;
import io.millrace.reference.testkit.ApiDescription;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.ServedOperations;
import io.millrace.streams.web.SharedProblem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecommendationApiTest {
    private static final String NEXT = "GET /v1/recommendations/{surface}";

    private final ApiDescription description = ApiDescription.of("recommendation-service");
    private final JsonMapper json = new JsonMapper();

    @Test
    void isDescribedAsTheControllerServesIt() {
        assertThat(description.operations()).isEqualTo(ServedOperations.of("io.millrace.recommendation"));
        assertThat(description.complaints()).isEmpty();
    }

    @Test
    void answersAsInTheExample() {
        JsonNode example = description.example(NEXT, 200);
        RecommendationView answer = new RecommendationView(
                example.path("recommendationId").asString(),
                "next",
                "vmis-vstan-1",
                null,
                false,
                List.of(ItemView.of(new Suggestion("85123A", 0.83, "71053", 41))));

        assertThat(json.readTree(json.writeValueAsString(answer))).isEqualTo(example);
    }

    @Test
    void tellsPopularProductsFromOthers() {
        String answer = json.writeValueAsString(new RecommendationView(
                "id", "next", "model", null, true, List.of(ItemView.of(new Suggestion("mug", 0.5, null, 2)))));

        assertThat(answer).contains("\"reason\":{\"type\":\"popular\",\"itemId\":null,\"support\":2}");
        assertThat(description.complaintsAbout(NEXT, 200, answer)).isEmpty();
    }

    @Test
    void namesEveryProblem() {
        assertThat(RecommendationProblem.values()).allMatch(problem -> description.names(problem.type()));
        assertThat(description.names(SharedProblem.KEY_REQUIRED.type())).isTrue();
        assertThat(ReferencePage.of("problems.md")
                        .section("## recommendation-service")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RecommendationProblem.values())
                        .map(problem ->
                                problem.type() + " | " + problem.status().value())
                        .toList());
    }

    @Test
    void takesAnEmptyParameterForNone() {
        assertThat(RecommendationRequest.of("", " ", "", 100)).isEqualTo(new RecommendationRequest(null, null, 10));
        assertThat(RecommendationRequest.of("a:v", "mug", "3", 100))
                .isEqualTo(new RecommendationRequest("a:v", "mug", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "ten", "1.5", "99999999999999999999"})
    void refusesANumberThatIsNone(String n) {
        assertThatThrownBy(() -> RecommendationRequest.of(null, null, n, 100))
                .isInstanceOf(InvalidRecommendationRequestException.class);
    }
}
