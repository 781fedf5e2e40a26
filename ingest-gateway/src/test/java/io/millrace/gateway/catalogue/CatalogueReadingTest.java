package io.millrace.gateway.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.catalogue.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogueReadingTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition("products", 0);
    private static final String KEY = "a@2026-01-01T00:00:00.000Z";

    private final List<MockConsumer<String, byte[]>> consumers = new ArrayList<>();
    private long end;
    private CatalogueReading reading = reading(1 << 20, Duration.ofSeconds(5));

    @AfterEach
    void close() {
        reading.close();
    }

    @Test
    void readsNothingBeforeSomebodyAsks() {
        assertThat(consumers).isEmpty();
    }

    @Test
    void readsToTheEndBeforeItAnswers() {
        end = 1;

        assertThat(reading.ask(known -> known.find("a", NOON)).join())
                .map(Product::getName)
                .contains("one");
    }

    @Test
    void readsOnWithTheNextQuestion() {
        end = 1;
        reading.ask(known -> known.find("a", NOON)).join();
        MockConsumer<String, byte[]> consumer = consumers.get(0);
        consumer.schedulePollTask(() -> consumer.addRecord(record(1, "two")));
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));

        assertThat(reading.ask(known -> known.find("a", NOON)).join())
                .map(Product::getName)
                .contains("two");
        assertThat(consumers).hasSize(1);
    }

    @Test
    void saysThatItHasNotGotToTheEndAndGoesOnWithTheNextQuestion() {
        reading = reading(1 << 20, Duration.ZERO);
        end = 5;

        assertThatThrownBy(() -> reading.ask(known -> "answer").join())
                .hasCauseInstanceOf(CatalogueUnreadException.class);
        MockConsumer<String, byte[]> consumer = consumers.get(0);
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));

        assertThat(reading.ask(known -> "answer").join()).isEqualTo("answer");
        assertThat(consumers).hasSize(1);
    }

    @Test
    void beginsAnewAfterTheBrokersFailed() {
        end = 1;
        reading.ask(known -> "answer").join();
        consumers.get(0).setPollException(new KafkaException("gone"));
        consumers.get(0).updateEndOffsets(Map.of(PARTITION, 2L));

        assertThatThrownBy(() -> reading.ask(known -> "answer").join())
                .hasCauseInstanceOf(CatalogueUnreadException.class);
        assertThat(consumers.get(0).closed()).isTrue();
        assertThat(reading.ask(known -> known.find("a", NOON)).join()).isPresent();
        assertThat(consumers).hasSize(2);
    }

    @Test
    void readsATopicAnewThatHasBeenReplaced() {
        end = 1;
        reading.ask(known -> "answer").join();
        consumers.get(0).updateEndOffsets(Map.of(PARTITION, 0L));

        assertThatThrownBy(() -> reading.ask(known -> "answer").join())
                .hasCauseInstanceOf(CatalogueUnreadException.class);
        assertThat(reading.ask(known -> "answer").join()).isEqualTo("answer");
    }

    @Test
    void givesUpACatalogueThatIsTooLarge() {
        reading = reading(100, Duration.ofSeconds(5));
        end = 1;

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> reading.ask(known -> "answer").join())
                    .hasCauseInstanceOf(CatalogueTooLargeException.class);
        }
        assertThat(consumers).hasSize(1);
        assertThat(consumers.get(0).closed()).isTrue();
    }

    @Test
    void knowsNoProductThatWasRemoved() {
        end = 1;
        String gone = "removed";
        reading.ask(known -> "answer").join();
        consumers.get(0).schedulePollTask(() -> consumers.get(0).addRecord(record(1, gone)));
        consumers.get(0).updateEndOffsets(Map.of(PARTITION, 2L));

        Optional<Product> found = reading.ask(known -> known.find("a", NOON)).join();

        assertThat(found).isEmpty();
        assertThat(reading.ask(known -> known.page("", 10, NOON)).join().products())
                .isEmpty();
    }

    private CatalogueReading reading(long maxBytes, Duration patience) {
        return new CatalogueReading(
                this::consumer,
                new CatalogueReading.Settings("products", maxBytes, patience),
                CatalogueReadingTest::product);
    }

    private MockConsumer<String, byte[]> consumer() {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        consumer.schedulePollTask(() -> consumer.addRecord(record(0, "one")));
        consumers.add(consumer);
        return consumer;
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String name) {
        return new ConsumerRecord<>("products", 0, offset, KEY, name.getBytes(UTF_8));
    }

    private static Product product(byte[] value) {
        String name = new String(value, UTF_8);
        return Product.newBuilder()
                .setProductId("a")
                .setValidFrom(NOON)
                .setName(name)
                .setRemoved(name.equals("removed"))
                .setReceivedAt(NOON)
                .build();
    }
}
