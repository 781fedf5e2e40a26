package io.millrace.windowing;

import io.millrace.streams.boot.SuiteService;
import io.millrace.windowing.reprocess.LiveComparison.Differences;
import io.millrace.windowing.reprocess.ReprocessFailedException;
import io.millrace.windowing.reprocess.Swap;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Puts what a finished run has computed in the place of the live result. */
public final class SwapIn {

    private SwapIn() {}

    /**
     * Returns when the running service has taken it.
     *
     * @param id of the run
     * @param settings of the service, as on its command line
     * @param say is told what happens
     * @throws ReprocessFailedException when it must not be taken, or may not have been; the message says what to do
     */
    public static Outcome of(String id, List<String> settings, Consumer<String> say) throws InterruptedException {
        return of(id, settings, say, context -> {});
    }

    /** The same in a context to which something is added. */
    static Outcome of(
            String id,
            List<String> settings,
            Consumer<String> say,
            ApplicationContextInitializer<GenericApplicationContext> more)
            throws InterruptedException {
        try (ConfigurableApplicationContext context = SuiteService.builder(
                        SwapConfiguration.class, WindowingApplication.NAME)
                .web(WebApplicationType.NONE)
                .initializers(more)
                .run(settings.toArray(String[]::new))) {
            return new Outcome(context.getBean(Swap.class).in(id, say));
        } catch (RuntimeException e) {
            throw new ReprocessFailedException(NestedExceptionUtils.getMostSpecificCause(e));
        }
    }

    /**
     * What a swap has come to.
     *
     * @param live how the live result differs from the run's now
     */
    public record Outcome(Differences live) {

        /** Whether all windows of the run are live now, and no others. */
        public boolean complete() {
            return live.different() == 0 && live.onlyLive() == 0 && live.onlyAnew() == 0;
        }

        /** For people. */
        public List<String> lines() {
            if (complete()) {
                return List.of("The live result is that of the run: %d windows.".formatted(live.equal()));
            }
            return List.of(
                    "%d windows of the live result are those of the run; %d are not, %d the run has not, %d are only in the run."
                            .formatted(live.equal(), live.different(), live.onlyLive(), live.onlyAnew()),
                    "Windows that have changed since the run or are still open stay as they are: run it anew later, under another name.");
        }
    }
}
