package io.millrace.windowing.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PromptCommitTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();

    @Test
    void letsNobodyWaitForAWindowThatHasJustEnded() {
        assertThat(isCommittedAtOnce(NOW.minusSeconds(11))).isTrue();
    }

    @Test
    void letsAReplayHaveManyWindowsInACommit() {
        assertThat(isCommittedAtOnce(NOW.minusSeconds(60))).isFalse();
    }

    private boolean isCommittedAtOnce(Instant end) {
        context.setCurrentSystemTimeMs(NOW.toEpochMilli());
        PromptCommit.ask(context, end);
        return context.committed();
    }
}
