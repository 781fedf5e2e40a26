package io.millrace.streams.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.streams.errors.StateStoreMigratedException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTest {
    private final MockMvcTester mvc = MockMvcTester.of(
            List.of(new Failures()),
            builder -> builder.setControllerAdvice(new ProblemAdvice(), new StoreAdvice())
                    .build());

    @Test
    void answersToABugWithoutShowingIt() {
        MvcTestResult answer = mvc.get().uri("/bug").exchange();

        assertThat(answer).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(answer).bodyText().contains("/problems/internal-error").doesNotContain("secret");
    }

    @Test
    void hasTheCallerAskAgainWhenAStoreIsTakenAway() {
        MvcTestResult answer = mvc.get().uri("/moved").exchange();

        assertThat(answer).hasStatus(HttpStatus.SERVICE_UNAVAILABLE).hasHeader("Retry-After", "1");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/store-unavailable");
    }

    @RestController
    static class Failures {

        @GetMapping("/bug")
        String bug() {
            throw new IllegalStateException("secret");
        }

        @GetMapping("/moved")
        String moved() {
            throw new StateStoreMigratedException("moved");
        }
    }
}
