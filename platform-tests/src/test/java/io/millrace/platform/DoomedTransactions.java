package io.millrace.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker on which several producers do nothing but commit, and the number of their transactions in a file. */
final class DoomedTransactions {
    static final String TOPIC = "doomed-transactions";
    static final int PRODUCERS = 24;
    /** More than are written to: the longer Kafka takes to learn who leads them, the likelier a marker meets that moment. */
    private static final int PARTITIONS = 300;

    private final String bootstrapServers;
    private final Path file;
    private final AtomicLong committed = new AtomicLong();

    private DoomedTransactions(String bootstrapServers, Path file) {
        this.bootstrapServers = bootstrapServers;
        this.file = file;
    }

    public static void main(String[] args) throws Exception {
        EmbeddedBroker broker =
                EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        DoomedTransactions transactions = new DoomedTransactions(broker.bootstrapServers(), Path.of(args[3]));
        for (int partition = 0; partition < PRODUCERS; partition++) {
            int own = partition;
            Callable<Void> writer = () -> transactions.commitTo(own);
            new Thread(new FutureTask<>(writer)).start();
        }
        transactions.count();
    }

    private Void commitTo(int partition) throws Exception {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        "doomed-" + partition,
                        "transaction.timeout.ms",
                        5000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            while (true) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, partition, new byte[0], new byte[100]))
                        .get();
                producer.commitTransaction();
                committed.incrementAndGet();
            }
        }
    }

    private void count() throws Exception {
        while (true) {
            Files.writeString(file, committed.toString());
            Thread.sleep(100);
        }
    }
}
