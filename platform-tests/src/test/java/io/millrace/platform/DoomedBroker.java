package io.millrace.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker that is written to without end, and the number of records that it has acknowledged in a file. */
final class DoomedBroker {
    static final String TOPIC = "doomed";

    private DoomedBroker() {}

    public static void main(String[] args) throws Exception {
        EmbeddedBroker broker =
                EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        Path acknowledged = Path.of(args[3]);
        Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(connection);
                Producer<byte[], byte[]> producer =
                        new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            for (long count = 1; ; count++) {
                producer.send(new ProducerRecord<>(TOPIC, new byte[100])).get();
                Files.writeString(acknowledged, Long.toString(count));
            }
        }
    }
}
