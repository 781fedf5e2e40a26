package io.millrace.streams.errors;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Those of several records, which Kafka Streams takes for one, that no repetition will make readable. */
public final class BadRecords {
    private final List<BadRecord> records = new ArrayList<>(0);

    public void add(ConsumerRecord<byte[], byte[]> record, BadInputException why) {
        records.add(new BadRecord(record, why));
    }

    /** Has them become dead letters, once the others have been processed. */
    public void throwIfAny() {
        if (!records.isEmpty()) {
            throw new BadRecordsException(List.copyOf(records));
        }
    }

    record BadRecord(ConsumerRecord<byte[], byte[]> record, BadInputException why) {}

    /** Hands them to the handler. */
    static final class BadRecordsException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient List<BadRecord> records;

        private BadRecordsException(List<BadRecord> records) {
            super("%d of the records cannot be read".formatted(records.size()));
            this.records = records;
        }

        List<BadRecord> records() {
            return records;
        }
    }
}
