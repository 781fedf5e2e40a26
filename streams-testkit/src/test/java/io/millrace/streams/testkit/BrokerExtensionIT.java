package io.millrace.streams.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.streams.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrokerExtensionIT {
    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @Test
    void readsWhatWasSentInOrderAndAllOfIt() {
        Topic<String, String> topic = new Topic<>("greetings", Serdes.String(), Serdes.String());
        BROKER.createTopic(topic.name(), 3);
        BROKER.send(topic, "a", "first");
        BROKER.send(topic, "a", "second");

        BROKER.send(topic, "b", null);

        assertThat(BROKER.read(topic))
                .extracting(ConsumerRecord::key, ConsumerRecord::value)
                .containsSubsequence(tuple("a", "first"), tuple("a", "second"))
                .contains(tuple("b", null))
                .hasSize(3);
    }

    @Test
    void readsOnlyWhatWasCommitted() throws Exception {
        Topic<String, String> topic = new Topic<>("transactions", Serdes.String(), Serdes.String());
        BROKER.createTopic(topic.name(), 1);
        Map<String, Object> settings = new HashMap<>(BROKER.connection());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer");
        try (Producer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic.name(), "aborted")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic.name(), "committed")).get();
            producer.commitTransaction();
        }

        assertThat(BROKER.read(topic)).extracting(ConsumerRecord::value).containsExactly("committed");
    }

    @Test
    void keepsItsAddressAndItsRecordsThroughAStop() {
        Topic<String, String> topic = new Topic<>("kept", Serdes.String(), Serdes.String());
        BROKER.createTopic(topic.name(), 1);
        BROKER.send(topic, "a", "before");
        String address = BROKER.bootstrapServers();

        BROKER.stop();
        BROKER.start();

        BROKER.send(topic, "a", "after");
        assertThat(BROKER.bootstrapServers()).isEqualTo(address);
        assertThat(BROKER.read(topic)).extracting(ConsumerRecord::value).containsExactly("before", "after");
    }
}
