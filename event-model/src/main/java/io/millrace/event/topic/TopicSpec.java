package io.millrace.event.topic;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a topic is, wherever the suite runs.
 *
 * @param name ends in the version; another layout or partition count is another version
 * @param key what records are keyed by, in words; keys are strings
 * @param value the record type, null where the raw bytes of another topic are kept
 * @param partitioned whether it has the suite's number of partitions; else it has one
 * @param retention how long records stay
 * @param maxRecordBytes the largest record that it takes
 * @param writer the service that writes and therefore creates it
 */
public record TopicSpec(
        String name,
        String key,
        @Nullable Class<? extends SpecificRecord> value,
        boolean partitioned,
        Retention retention,
        int maxRecordBytes,
        String writer) {

    private static final int MEBIBYTE = 1 << 20;

    static TopicSpec partitioned(
            String name, String key, Class<? extends SpecificRecord> value, Retention retention, String writer) {
        return new TopicSpec(name, key, value, true, retention, 8 * MEBIBYTE, writer);
    }

    static TopicSpec single(
            String name, String key, Class<? extends SpecificRecord> value, Retention retention, String writer) {
        return new TopicSpec(name, key, value, false, retention, MEBIBYTE, writer);
    }

    /** Takes the largest record of any other topic, and the headers that say what was wrong with it. */
    static TopicSpec deadLetters(String service) {
        return new TopicSpec(
                service + ".dead-letter.v1", "as read", null, false, Retention.ofDays(30), 9 * MEBIBYTE, service);
    }
}
