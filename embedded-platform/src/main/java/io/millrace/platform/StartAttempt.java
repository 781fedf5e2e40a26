package io.millrace.platform;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts a part on a thread of its own: neither a start that never ends nor a context class loader that it leaves behind
 * concerns the caller. A start that is given up is interrupted and has to clean up after itself.
 */
final class StartAttempt<T extends AutoCloseable> {
    private static final Duration LONGEST_CLEANING = Duration.ofSeconds(10);

    private final String part;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final Thread thread;

    private StartAttempt(String part, Callable<T> start) {
        this.part = part;
        this.thread = new Thread(() -> attempt(start), "start " + part);
        thread.setDaemon(true);
    }

    static <T extends AutoCloseable> T run(String part, Duration deadline, Callable<T> start) {
        return new StartAttempt<>(part, start).outcomeWithin(deadline);
    }

    private T outcomeWithin(Duration deadline) {
        Consumer<Throwable> fail = outcome::completeExceptionally;
        KafkaExits.startBegins(fail);
        thread.start();
        try {
            return outcome.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw givenUp("could not be started: " + reason(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw givenUp("did not start within " + deadline.toSeconds() + " s; the log says what it waited for", e);
        } catch (InterruptedException e) {
            throw givenUp("was stopped before it had started", e);
        } finally {
            KafkaExits.startDone(fail);
        }
    }

    private void attempt(Callable<T> start) {
        try {
            T started = start.call();
            if (!outcome.complete(started)) {
                started.close();
            }
        } catch (Throwable e) {
            outcome.completeExceptionally(e);
        }
    }

    private PlatformStartException givenUp(String what, @Nullable Throwable cause) {
        outcome.cancel(false);
        thread.interrupt();
        try {
            thread.join(LONGEST_CLEANING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return cause instanceof PlatformStartException said
                ? said
                : new PlatformStartException("The " + part + " " + what, cause);
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
    }
}
