package io.millrace.streams.errors;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a record that cannot be read on the dead-letter topic and goes on. What says nothing about the record, a registry
 * that does not answer above all, stops the task: it is read again later.
 *
 * <p>A global store has no producer, and Kafka Streams ends for good when it is handed a dead letter there; so such a
 * record is only told to the log, and stays where it is on its topic.
 */
public final class UnreadableRecordHandler implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecordHandler.class);
    private static final int NO_TASK = -1;

    private String deadLetters = "";

    @Override
    public void configure(Map<String, ?> settings) {
        deadLetters = DeadLetter.topic(settings);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (!(exception instanceof SerializationException)) {
            LOG.error(
                    "Stopping task {}: nothing could be found out about {}-{} at offset {}",
                    context.taskId(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    exception);
            return Response.fail();
        }
        return isGlobal(context)
                ? Response.resume()
                : Response.resume(List.of(DeadLetter.of(deadLetters, context, exception)));
    }

    private static boolean isGlobal(ErrorHandlerContext context) {
        return context.taskId().partition() == NO_TASK;
    }
}
