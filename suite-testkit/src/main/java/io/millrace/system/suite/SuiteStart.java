package io.millrace.system.suite;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Consumer;

/** What the start of a suite takes, whatever it is made of. */
public final class SuiteStart {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private SuiteStart() {}

    /** Starts a suite; when that fails, what has started by then is ended. */
    public static <S extends Suite> S run(S suite, Consumer<S> start) {
        try {
            start.accept(suite);
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    public static void awaitReady(Member member) {
        await(member.name()).atMost(LONGEST).pollInterval(BETWEEN_LOOKS).until(member::isReady);
    }
}
