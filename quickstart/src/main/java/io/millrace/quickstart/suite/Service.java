package io.millrace.quickstart.suite;

import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.SuiteService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** A service of the suite, running in a Spring context of its own. */
final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final Duration LONGEST_END_OF_A_START = Duration.ofSeconds(12);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);

    private final String name;
    private final ConfigurableApplicationContext context;

    private Service(String name, ConfigurableApplicationContext context) {
        this.name = name;
        this.context = context;
    }

    /**
     * Starts the context, and leaves what the service waits for to {@link #awaitReady}. The context starts on a thread of
     * its own: an interrupt within Spring would be lost, or leave a context half started.
     */
    static Service start(Class<?> application, String name, Map<String, String> settings) throws InterruptedException {
        CompletableFuture<ConfigurableApplicationContext> context = CompletableFuture.supplyAsync(
                () -> run(application, name, settings), start -> new Thread(start, "context-" + name).start());
        try {
            return new Service(name, context.get());
        } catch (ExecutionException e) {
            throw new SuiteStartException(
                    "The %s cannot start (%s): the log in the data folder has more."
                            .formatted(name, NestedExceptionUtils.getMostSpecificCause(e)),
                    e);
        } catch (InterruptedException e) {
            closeWhenStarted(context, name);
            throw e;
        }
    }

    private static ConfigurableApplicationContext run(Class<?> application, String name, Map<String, String> settings) {
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        // Stopped by the suite, in its order.
        boolean byItself = false;
        return SuiteService.builder(application, name)
                .registerShutdownHook(byItself)
                .run(arguments);
    }

    private static void closeWhenStarted(CompletableFuture<ConfigurableApplicationContext> context, String name)
            throws InterruptedException {
        try {
            context.thenAccept(ConfigurableApplicationContext::close)
                    .get(LONGEST_END_OF_A_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The {} was stopped in its start, and not cleanly", name, e);
        }
    }

    /**
     * Waits until the service is ready.
     *
     * @param progress is told now and then what is still waited for
     * @throws SuiteStartException when it is not in time, or never will be
     */
    void awaitReady(Duration patience, Consumer<String> progress) throws InterruptedException {
        ServiceStart start = context.getBean(ServiceStart.class);
        CompletableFuture<Void> ready = start.completion().toCompletableFuture();
        Duration waited = Duration.ZERO;
        while (!isDoneWithin(BETWEEN_WORDS, ready)) {
            waited = waited.plus(BETWEEN_WORDS);
            if (waited.compareTo(patience) >= 0) {
                throw new SuiteStartException(
                        "The %s is not ready after %d s; it is %s.".formatted(name, waited.toSeconds(), start.state()));
            }
            progress.accept("The %s is %s (for %d s)".formatted(name, start.state(), waited.toSeconds()));
        }
    }

    private boolean isDoneWithin(Duration time, CompletableFuture<Void> ready) throws InterruptedException {
        try {
            ready.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new SuiteStartException(
                    "The %s cannot start: %s".formatted(name, NestedExceptionUtils.getMostSpecificCause(e)), e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
