package io.millrace.streams.errors;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts bad input on the dead-letter topic and goes on; stops the task for everything else, which is our bug or a
 * dependency that is gone.
 *
 * <p>A dead letter is the record as it was read, key, value and headers, with the headers that Kafka Streams' own handlers
 * write. It is sent in the task's transaction.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);
    private static final String HEADER = "__streams.errors.";

    private String deadLetters = "";

    @Override
    public void configure(Map<String, ?> settings) {
        Object topic = settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
        if (topic == null) {
            throw new IllegalStateException(
                    StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG + " must name the dead-letter topic");
        }
        deadLetters = topic.toString();
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (!(exception instanceof BadInputException)) {
            LOG.error(
                    "Stopping task {}: {} failed on {}-{} at offset {}",
                    context.taskId(),
                    context.processorNodeId(),
                    context.topic(),
                    context.partition(),
                    context.offset(),
                    exception);
            return Response.fail();
        }
        return Response.resume(List.of(deadLetter(context, exception)));
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ErrorHandlerContext context, Exception exception) {
        Headers headers = new RecordHeaders(context.headers().toArray());
        add(headers, "exception", exception.getClass().getName());
        add(headers, "message", String.valueOf(exception.getMessage()));
        add(headers, "stacktrace", stackTrace(exception));
        add(headers, "topic", context.topic());
        add(headers, "partition", Integer.toString(context.partition()));
        add(headers, "offset", Long.toString(context.offset()));
        return new ProducerRecord<>(deadLetters, null, null, context.sourceRawKey(), context.sourceRawValue(), headers);
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
