package io.millrace.streams.errors;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * A record as it was read, key, value and headers, with the headers that Kafka Streams' own handlers write. It is sent in
 * the task's transaction.
 */
final class DeadLetter {
    private static final String HEADER = "__streams.errors.";

    private DeadLetter() {}

    /** The topic that the settings name for dead letters. */
    static String topic(Map<String, ?> settings) {
        Object topic = settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
        if (topic == null) {
            throw new IllegalStateException(
                    StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG + " must name the dead-letter topic");
        }
        return topic.toString();
    }

    static ProducerRecord<byte[], byte[]> of(String topic, ErrorHandlerContext context, Exception exception) {
        Headers headers = headers(context.headers(), exception);
        say(headers, context.topic(), context.partition(), context.offset());
        return new ProducerRecord<>(topic, null, null, context.sourceRawKey(), context.sourceRawValue(), headers);
    }

    static ProducerRecord<byte[], byte[]> of(
            String topic, ConsumerRecord<byte[], byte[]> record, BadInputException exception) {
        Headers headers = headers(record.headers(), exception);
        say(headers, record.topic(), record.partition(), record.offset());
        return new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers);
    }

    private static Headers headers(Headers read, Exception exception) {
        Headers headers = new RecordHeaders(read.toArray());
        add(headers, "exception", exception.getClass().getName());
        add(headers, "message", String.valueOf(exception.getMessage()));
        add(headers, "stacktrace", stackTrace(exception));
        return headers;
    }

    private static void say(Headers headers, String topic, int partition, long offset) {
        add(headers, "topic", topic);
        add(headers, "partition", Integer.toString(partition));
        add(headers, "offset", Long.toString(offset));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(HEADER + name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String stackTrace(Exception exception) {
        StringWriter trace = new StringWriter();
        exception.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
