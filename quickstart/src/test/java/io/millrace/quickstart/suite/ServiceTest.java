package io.millrace.quickstart.suite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ServiceTest {
    private static final Map<String, String> WITHOUT_WEB = Map.of("spring.main.web-application-type", "none");

    @Test
    void isClosedAgainWhenItsStartIsInterrupted() throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread starting = new Thread(() -> outcome.complete(failureOf(SlowApplication.class)));
        starting.start();
        assertThat(SlowApplication.STARTING.await(30, SECONDS)).isTrue();

        starting.interrupt();
        SlowApplication.MAY_GO_ON.countDown();

        assertThat(outcome.get(30, SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(SlowApplication.CLOSED.await(0, SECONDS)).isTrue();
    }

    @Test
    void saysWhyItCannotStart() {
        assertThatThrownBy(() -> Service.start(BrokenApplication.class, "broken", WITHOUT_WEB))
                .isInstanceOf(SuiteStartException.class)
                .hasMessageContaining("The broken cannot start")
                .hasMessageContaining("no such luck")
                .hasMessageContaining("the log in the data folder has more");
    }

    private static Throwable failureOf(Class<?> application) {
        try {
            Service.start(application, "slow", WITHOUT_WEB).close();
            return new AssertionError("It has started");
        } catch (InterruptedException | RuntimeException e) {
            return e;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SlowApplication {
        static final CountDownLatch STARTING = new CountDownLatch(1);
        static final CountDownLatch MAY_GO_ON = new CountDownLatch(1);
        static final CountDownLatch CLOSED = new CountDownLatch(1);

        @Bean
        AutoCloseable part() throws InterruptedException {
            STARTING.countDown();
            MAY_GO_ON.await();
            return CLOSED::countDown;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BrokenApplication {

        @Bean
        AutoCloseable part() {
            throw new IllegalStateException("no such luck");
        }
    }
}
