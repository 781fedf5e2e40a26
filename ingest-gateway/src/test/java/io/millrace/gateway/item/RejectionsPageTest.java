package io.millrace.gateway.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gateway.ReferencePage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RejectionsPageTest {

    @Test
    void listsEveryReasonWithItsStage() {
        assertThat(ReferencePage.of("rejections.md").rows())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Reason.values())
                        .map(reason -> reason.code() + " = " + reason.stage())
                        .toList());
    }
}
