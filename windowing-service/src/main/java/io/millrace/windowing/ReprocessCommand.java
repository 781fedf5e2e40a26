package io.millrace.windowing;

import io.millrace.windowing.Reprocessing.Outcome;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.reprocess.ReprocessFailedException;
import io.millrace.windowing.reprocess.Run;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code reprocess --metric=M --from=T --to=T --run=NAME}, and {@code reprocess --swap=NAME} for a run that has ended, as jobs
 * of their own; further options are settings of the service.
 */
final class ReprocessCommand {
    static final String NAME = "reprocess";

    private static final Logger LOG = LoggerFactory.getLogger(ReprocessCommand.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private ReprocessCommand() {}

    static boolean isMeant(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /** Returns the exit code: that of a failure, too, when the ledger does not add up. */
    static int run(String[] arguments) throws InterruptedException {
        List<String> options = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
        Optional<String> finished = take(options, "swap");
        return finished.isPresent() ? swapIn(finished.get(), options) : run(options);
    }

    /** Returns the code of a failure, too, when windows have stayed as they were. */
    private static int swapIn(String run, List<String> options) throws InterruptedException {
        if (List.of("metric", "from", "to", "run").stream()
                .anyMatch(name -> take(options, name).isPresent())) {
            LOG.error("--swap=NAME stands alone: a run knows its metric and its time.");
            return MISUSED;
        }
        try {
            SwapIn.Outcome outcome = SwapIn.of(run, options, LOG::info);
            outcome.lines().forEach(LOG::info);
            return outcome.complete() ? DONE : FAILED;
        } catch (ReprocessFailedException e) {
            LOG.error("The run {} could not be swapped in: {}", run, e.getMessage());
            return FAILED;
        }
    }

    private static int run(List<String> options) throws InterruptedException {
        Run run;
        try {
            run = take(options);
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            return MISUSED;
        }
        try {
            Outcome outcome = Reprocessing.of(run, options, LOG::info);
            outcome.lines().forEach(LOG::info);
            return outcome.ledger().balanced() ? DONE : FAILED;
        } catch (ReprocessFailedException e) {
            LOG.error("{} could not be computed anew: {}", run.metric(), e.getMessage());
            return FAILED;
        }
    }

    private static Run take(List<String> options) {
        String metric = required(options, "metric");
        Instant from = time(options, "from");
        Instant to = time(options, "to");
        String id = required(options, "run");
        return new Run(metric, new TimeSpan(from, to), id);
    }

    private static Instant time(List<String> options, String name) {
        String text = required(options, name);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--%s must be a time like 2026-01-31T00:00:00Z, not '%s'.".formatted(name, text), e);
        }
    }

    private static String required(List<String> options, String name) {
        return take(options, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--%s is missing: reprocess --metric=M --from=T --to=T --run=NAME, or reprocess --swap=NAME"
                                .formatted(name)));
    }

    private static Optional<String> take(List<String> options, String name) {
        String start = "--" + name + "=";
        Optional<String> option =
                options.stream().filter(each -> each.startsWith(start)).findFirst();
        option.ifPresent(options::remove);
        return option.map(each -> each.substring(start.length()));
    }
}
