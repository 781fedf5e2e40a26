package io.millrace.windowing.reprocess;

import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Definition;
import io.millrace.windowing.metric.GlobalWindow;
import io.millrace.windowing.metric.Metric;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether what a run has computed can stand in for the live result. */
final class SwapRule {

    private SwapRule() {}

    /**
     * Why not, in a sentence that says what to do; empty when it can.
     *
     * @param metric as the running service measures it
     */
    static Optional<String> refusal(FinishedRun run, Metric metric, Instant now) {
        if (!run.balanced()) {
            return Optional.of(
                    "The ledger of the run '%s' did not add up: report the fault, its result is not to be used."
                            .formatted(run.id()));
        }
        if (!run.definition().equals(Definition.of(metric))) {
            return Optional.of(
                    "The run '%s' measured %s by another definition than that of the settings: run it anew with these."
                            .formatted(run.id(), run.metric()));
        }
        if (!(metric.windowing() instanceof AlignedWindows windows) || windows instanceof GlobalWindow) {
            return Optional.of(
                    "Windows by session and windows without an end cannot be put in the place of live ones: reset the service.");
        }
        if (isAmid(windows, run.from()) || isAmid(windows, run.to())) {
            return Optional.of(
                    "The run '%s' begins or ends amid a window of %s, or amid a step of windows that overlap: run it anew from and to where one begins."
                            .formatted(run.id(), run.metric()));
        }
        Instant remembered = now.minus(metric.keep()).plus(1, ChronoUnit.HOURS);
        if (run.begin().isBefore(remembered)) {
            return Optional.of(
                    "The run '%s' has read what arrived from %s on, and the running service may have forgotten windows of %s that nothing has changed since %s: run it anew from a later time, or let it keep them for longer."
                            .formatted(run.id(), run.begin(), run.metric(), remembered));
        }
        return Optional.empty();
    }

    /** Of the slice around it a run does not know all events. */
    static boolean isAmid(AlignedWindows windows, Instant edge) {
        return !(windows instanceof GlobalWindow)
                && !windows.sliceOf(edge).start().equals(edge);
    }
}
