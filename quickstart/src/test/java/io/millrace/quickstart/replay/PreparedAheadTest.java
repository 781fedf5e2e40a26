package io.millrace.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreparedAheadTest {

    @Test
    void hasTheSameItemsInTheSameOrder() {
        List<Integer> items = IntStream.range(0, 1_000).boxed().toList();

        try (PreparedAhead<Integer> ahead = new PreparedAhead<>(items.iterator())) {
            assertThat(ahead).toIterable().containsExactlyElementsOf(items);
            assertThatThrownBy(ahead::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void preparesTheNextItemAndNoFurther() {
        AtomicInteger made = new AtomicInteger();
        Iterator<Integer> counting = Stream.generate(made::incrementAndGet).iterator();

        try (PreparedAhead<Integer> ahead = new PreparedAhead<>(counting)) {
            ahead.next();

            await().until(() -> made.get() == 2);
            assertThat(ahead.hasNext()).isTrue();
            assertThat(made).hasValue(2);
        }
    }

    @Test
    void failsWhereTheItemFails() {
        Iterator<Integer> broken = Stream.of(1, 0).map(divisor -> 1 / divisor).iterator();

        try (PreparedAhead<Integer> ahead = new PreparedAhead<>(broken)) {
            assertThat(ahead.next()).isEqualTo(1);
            assertThatThrownBy(ahead::next).hasRootCauseInstanceOf(ArithmeticException.class);
        }
    }
}
