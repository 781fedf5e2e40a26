package io.millrace.gateway.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class WaitingKeysTest {
    private static final ProducerRecord<byte[], byte[]> OF_A_WHOLE_PARTITION =
            new ProducerRecord<byte[], byte[]>("topic", 0, (Long) null, null, null);
    private static final ProducerRecord<byte[], byte[]> OF_NOBODY = new ProducerRecord<>("topic", null);

    private final WaitingKeys keys = new WaitingKeys();

    @Test
    void makesAKeyWaitUntilTheLastOfItsRecordsIsGone() {
        keys.add(of("topic", "ada"));
        keys.add(of("topic", "ada"));
        keys.remove(of("topic", "ada"));

        assertThat(keys.mustWait(of("topic", "ada"))).isTrue();
        assertThat(keys.mustWait(of("topic", "bob"))).isFalse();
        assertThat(keys.mustWait(of("other", "ada"))).isFalse();
        keys.remove(of("topic", "ada"));
        assertThat(keys.mustWait(of("topic", "ada"))).isFalse();
        assertThat(keys.isEmpty()).isTrue();
    }

    @Test
    void makesWhatIsForAWholePartitionWaitForEverybodyAndNobodysRecordsForNone() {
        assertThat(keys.mustWait(OF_A_WHOLE_PARTITION)).isFalse();

        keys.add(of("topic", "ada"));

        assertThat(keys.mustWait(OF_A_WHOLE_PARTITION)).isTrue();
        assertThat(keys.mustWait(OF_NOBODY)).isFalse();
    }

    private static ProducerRecord<byte[], byte[]> of(String topic, String key) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), new byte[0]);
    }
}
