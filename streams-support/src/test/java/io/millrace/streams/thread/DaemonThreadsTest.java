package io.millrace.streams.thread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DaemonThreadsTest {

    @Test
    void bearTheNameOfTheirWorkAndKeepNoProcessFromEnding() {
        Thread thread = new DaemonThreads("watch").newThread(() -> {});

        assertThat(thread.getName()).isEqualTo("watch");
        assertThat(thread.isDaemon()).isTrue();
    }
}
