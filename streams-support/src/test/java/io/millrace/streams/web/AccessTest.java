package io.millrace.streams.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class AccessTest {
    private final MockMvcTester mvc = MockMvcTester.of(
            List.of(new Doors()),
            builder -> builder.addInterceptors(
                            new AccessInterceptor(new AccessKeys(List.of("reader"), List.of("admin"))))
                    .setControllerAdvice(new ProblemAdvice())
                    .build());

    @ParameterizedTest
    @CsvSource({
        "/open, '', 200",
        "/results, Bearer reader, 200",
        "/results, bearer reader, 200",
        "/results, Bearer admin, 200",
        "/results, Bearer stranger, 401",
        "/results, Basic reader, 401",
        "/results, '', 401",
        "/rules, Bearer admin, 200",
        "/rules, Bearer reader, 401",
        "/rules, 'Bearer ', 401"
    })
    void opensToTheKeysThatMayPass(String path, String authorization, int status) {
        assertThat(get(path, authorization)).hasStatus(status);
    }

    @Test
    void saysWhatIsMissing() {
        MvcTestResult answer = get("/rules", "");

        assertThat(answer)
                .hasHeader("WWW-Authenticate", "Bearer")
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/key-required");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("admin access");
    }

    @Test
    void takesNoDevelopmentKeyIntoProduction() {
        MockEnvironment production = new MockEnvironment();
        production.setActiveProfiles("production");

        assertThatThrownBy(() -> DevelopmentKeys.refuseInProduction(production, List.of("dev-read-key")))
                .isInstanceOf(DevelopmentKeyInProductionException.class);
        assertThatCode(() -> DevelopmentKeys.refuseInProduction(production, List.of("our-own")))
                .doesNotThrowAnyException();
        assertThatCode(() -> DevelopmentKeys.refuseInProduction(new MockEnvironment(), List.of("dev-read-key")))
                .doesNotThrowAnyException();
    }

    private MvcTestResult get(String path, String authorization) {
        return mvc.get().uri(path).header("Authorization", authorization).exchange();
    }

    @RestController
    static class Doors {

        @GetMapping("/open")
        String open() {
            return "open";
        }

        @GetMapping("/results")
        @RequiresKey(Access.READ)
        String results() {
            return "results";
        }

        @GetMapping("/rules")
        @RequiresKey(Access.ADMIN)
        String rules() {
            return "rules";
        }
    }
}
