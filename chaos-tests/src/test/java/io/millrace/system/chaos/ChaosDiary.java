package io.millrace.system.chaos;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Says what happens when, so that a failure can be found in the logs and the rounds be run again. */
final class ChaosDiary {
    private final Clock clock;

    ChaosDiary(Clock clock) {
        this.clock = clock;
    }

    void write(String line) {
        System.out.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
}
