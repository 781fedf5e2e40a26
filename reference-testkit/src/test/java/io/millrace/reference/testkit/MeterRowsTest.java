package io.millrace.reference.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MeterRowsTest {

    @Test
    void readsEveryMeterOfOursOnceWithItsUnitAndTags() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        for (String colour : new String[] {"red", "green"}) {
            Counter.builder("millrace.apples")
                    .baseUnit("apples")
                    .tag("colour", colour)
                    .register(registry);
        }
        Timer.builder("millrace.harvest").register(registry);
        Counter.builder("millrace.wasps").register(registry);
        Counter.builder("jvm.apples").register(registry);

        assertThat(MeterRows.of(registry))
                .containsExactly(
                        "millrace.apples | apples | colour",
                        "millrace.harvest | seconds | –",
                        "millrace.wasps | – | –");
    }
}
