package io.millrace.platform.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic that is the registry's only memory. What is appended counts once it was read back, so that what a client was
 * told is what every reader of the log, this one after a restart included, will find.
 */
final class SchemaLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaLog.class);
    private static final TopicPartition PARTITION = new TopicPartition(SchemaTopic.NAME, 0);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_READ = Duration.ofSeconds(60);
    private static final Duration LONGEST_APPEND = Duration.ofSeconds(8);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);
    private static final int LARGEST_RECORD = 8 << 20;

    private final LogFormat format = new LogFormat();
    private final Consumer<LogRecord> reader;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final Thread readingThread = new Thread(this::readOn, "schema-log");
    private long position;
    private volatile boolean closed;

    private SchemaLog(String bootstrapServers, Consumer<LogRecord> reader) {
        this.reader = reader;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST_RECORD,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) LONGEST_APPEND.toMillis(),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        LONGEST_APPEND.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        readingThread.setDaemon(true);
    }

    /** Opens the log and answers when the reader was given all that it holds. */
    static SchemaLog open(String bootstrapServers, Consumer<LogRecord> reader) {
        SchemaTopic.require(bootstrapServers);
        SchemaLog log = new SchemaLog(bootstrapServers, reader);
        try {
            log.readToEnd();
        } catch (RuntimeException e) {
            log.closeClients();
            throw e;
        }
        log.readingThread.start();
        return log;
    }

    /** Appends a record and answers when the reader was given it. */
    void append(LogRecord record) {
        ProducerRecord<byte[], byte[]> bytes =
                new ProducerRecord<>(SchemaTopic.NAME, 0, format.key(record), format.value(record));
        try {
            awaitRead(producer.send(bytes)
                    .get(LONGEST_APPEND.toMillis(), TimeUnit.MILLISECONDS)
                    .offset());
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("Cannot write to {}", SchemaTopic.NAME, e);
            throw RegistryException.storeFailed("The broker did not take the change: try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryException.storeFailed("The registry is being stopped: try again");
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            readingThread.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(LONGEST_CLOSE);
    }

    private void readToEnd() {
        consumer.assign(List.of(PARTITION));
        long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        long deadline = System.nanoTime() + LONGEST_READ.toNanos();
        while (consumer.position(PARTITION) < end) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the end of topic " + SchemaTopic.NAME + " was not reached in time");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                readAtStart(record);
            }
        }
        moveTo(end);
    }

    /** A schema that this registry cannot read has an id that it might give out again, so it does not even start. */
    private void readAtStart(ConsumerRecord<byte[], byte[]> record) {
        try {
            reader.accept(format.read(record.key(), record.value()));
        } catch (UnreadableRecordException e) {
            throw new IllegalStateException(
                    "topic %s has a record at offset %d that this registry cannot read (%s); use the registry that wrote it"
                            .formatted(SchemaTopic.NAME, record.offset(), e.getMessage()),
                    e);
        }
    }

    private void readOn() {
        try {
            while (!closed) {
                readSome();
            }
        } finally {
            consumer.close();
        }
    }

    private void readSome() {
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                readLater(record);
                moveTo(record.offset() + 1);
            }
        } catch (WakeupException e) {
            LOG.debug("The schema log is being closed");
        } catch (KafkaException e) {
            LOG.warn("Cannot read {}, trying on", SchemaTopic.NAME, e);
        }
    }

    private void readLater(ConsumerRecord<byte[], byte[]> record) {
        try {
            reader.accept(format.read(record.key(), record.value()));
        } catch (UnreadableRecordException e) {
            LOG.error(
                    "Somebody else wrote to {}: the record at offset {} is unreadable",
                    SchemaTopic.NAME,
                    record.offset(),
                    e);
        }
    }

    private synchronized void moveTo(long offset) {
        position = offset;
        notifyAll();
    }

    private synchronized void awaitRead(long offset) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + LONGEST_APPEND.toNanos();
        while (position <= offset) {
            long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (remaining <= 0) {
                throw new TimeoutException("Offset " + offset + " was written but not read back");
            }
            wait(remaining);
        }
    }

    private void closeClients() {
        consumer.close();
        producer.close(LONGEST_CLOSE);
    }
}
