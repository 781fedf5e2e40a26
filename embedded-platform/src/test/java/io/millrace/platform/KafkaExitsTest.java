package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;

class KafkaExitsTest {

    @Test
    void failsNoStartThatBeginsWhenAnotherHasFailed() {
        List<RuntimeException> told = new ArrayList<>();
        // Many, as one may lie where nobody looks any more.
        List<Consumer<RuntimeException>> next = IntStream.range(0, 50)
                .<Consumer<RuntimeException>>mapToObj(number -> wish -> told.add(wish))
                .toList();
        Consumer<RuntimeException> underWay = wish -> next.forEach(KafkaExits::startBegins);
        KafkaExits.startBegins(underWay);
        try {
            assertThatThrownBy(() -> Exit.halt(1, "no space left")).hasMessageContaining("no space left");
        } finally {
            KafkaExits.startDone(underWay);
            next.forEach(KafkaExits::startDone);
        }

        assertThat(told).isEmpty();
    }
}
