package io.millrace.gateway.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ReferencePage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RejectionsPageTest {

    @Test
    void listsEveryReasonWithItsStage() {
        assertThat(ReferencePage.of("rejections.md").rows(2))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Reason.values())
                        .map(reason -> reason.code() + " | " + reason.stage())
                        .toList());
    }
}
