package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.EventLog.Codec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One of the two, as a process. */
interface Contestant {
    /** As the report calls it. */
    String name();

    /** The command that starts it, in the same words each time, so that it goes on when it is started again. */
    List<String> command(Run run);

    /** The consumer group whose offsets say how far it has read. */
    String group(Run run);

    /** Where its results are; they are of this run if they come after it began. */
    String output(Run run);

    /** A record of that topic, or nothing when it says nothing of a window. */
    Optional<Result> result(Run run, byte[] value);

    /**
     * What a contestant is told.
     *
     * @param id unlike that of any other run
     * @param folder for its state, its own
     * @param interval between commits or checkpoints
     * @param size of windows, or the gap between sessions
     * @param outOfOrderness by how much events may be out of order
     */
    record Run(
            String id,
            Work work,
            Codec codec,
            Platform platform,
            Path folder,
            Duration interval,
            Duration size,
            Duration outOfOrderness) {

        /** From one sliding window to the next. */
        Duration step() {
            return size.dividedBy(Work.STEPS);
        }
    }
}
