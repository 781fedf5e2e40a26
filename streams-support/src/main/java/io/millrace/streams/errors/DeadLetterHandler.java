package io.millrace.streams.errors;

import io.millrace.streams.errors.BadRecords.BadRecordsException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts bad input on the dead-letter topic and goes on; stops the task for everything else, which is our bug or a
 * dependency that is gone.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private String deadLetters = "";

    @Override
    public void configure(Map<String, ?> settings) {
        deadLetters = DeadLetter.topic(settings);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (exception instanceof BadRecordsException several) {
            return Response.resume(several.records().stream()
                    .map(bad -> DeadLetter.of(deadLetters, bad.record(), bad.why()))
                    .toList());
        }
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
        return Response.resume(List.of(DeadLetter.of(deadLetters, context, exception)));
    }
}
