package io.millrace.windowing.reprocess;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/** Events of the range may have been deleted from the log. A later range can be computed anew, or the whole from the warehouse. */
public final class LogNotKeptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogNotKeptException(TopicPartition partition, Instant wanted, Instant kept) {
        super("What arrived from %s on is needed, and %s is kept from %s on only: choose a later --from."
                .formatted(wanted, partition, kept));
    }
}
