package io.millrace.streams.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ReferencePage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SharedProblemTest {

    @Test
    void isListedWithItsStatus() {
        assertThat(ReferencePage.of("problems.md").section("## all services").rows(2))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SharedProblem.values())
                        .map(problem ->
                                problem.type() + " | " + problem.status().value())
                        .toList());
    }
}
