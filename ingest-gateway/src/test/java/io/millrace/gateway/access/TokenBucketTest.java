package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong nanos = new AtomicLong();
    private final TokenBucket bucket = new TokenBucket(10, 20, nanos::get);

    @Test
    void letsThroughWhatIsLeftAndSaysHowLongToWait() {
        assertThat(bucket.take(20)).isEmpty();
        assertThat(bucket.take(1)).contains(Duration.ofMillis(100));

        pass(Duration.ofMillis(100));

        assertThat(bucket.take(1)).isEmpty();
    }

    @Test
    void owesWhatALargeBatchTakesTooMuch() {
        assertThat(bucket.take(50)).isEmpty();

        assertThat(bucket.take(1)).contains(Duration.ofMillis(3100));
        pass(Duration.ofSeconds(3));
        assertThat(bucket.take(1)).isPresent();
        pass(Duration.ofMillis(100));
        assertThat(bucket.take(1)).isEmpty();
    }

    @Test
    void holdsNoMoreThanItsBurst() {
        pass(Duration.ofDays(1));

        assertThat(bucket.take(20)).isEmpty();
        assertThat(bucket.take(1)).isPresent();
    }

    @Test
    void letsEverythingThroughWithoutARate() {
        assertThat(TokenBucket.unlimited().take(Integer.MAX_VALUE)).isEmpty();
        assertThat(TokenBucket.unlimited().take(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void keepsAddressesApart() {
        AddressQuotas quotas = new AddressQuotas(10, 20, nanos::get);

        assertThat(quotas.take("192.0.2.1", 20)).isEmpty();
        assertThat(quotas.take("192.0.2.1", 1)).isPresent();
        assertThat(quotas.take("192.0.2.2", 1)).isEmpty();
    }

    @Test
    void forgetsAddressesBeforeTheyFillTheMemory() {
        AddressQuotas quotas = new AddressQuotas(10, 20, nanos::get);

        for (int i = 0; i < 250_000; i++) {
            assertThat(quotas.take("10." + i, 1)).isEmpty();
        }

        assertThat(quotas.size()).isLessThanOrEqualTo(100_000);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
