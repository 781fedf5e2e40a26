package io.millrace.windowing.reprocess;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the running service has come in a topic, by what it has committed. */
final class LiveProgress {
    private static final int LOOKS_WITHOUT_PROGRESS = 300;
    private static final int LOOKS_BETWEEN_WORDS = 10;
    private static final long MILLIS_BETWEEN_LOOKS = 200;

    private final Admin admin;
    private final String applicationId;

    LiveProgress(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    /**
     * Returns when it has read what lies at these offsets.
     *
     * @param say is told how many records are still to be read
     * @throws IllegalStateException when it does not come forward for a minute
     */
    void await(String topic, Map<Integer, Long> offsets, java.util.function.Consumer<Long> say)
            throws ExecutionException, InterruptedException {
        long least = Long.MAX_VALUE;
        int looks = 0;
        int withoutProgress = 0;
        for (long behind = behind(topic, offsets); behind > 0; behind = behind(topic, offsets)) {
            looks++;
            withoutProgress = behind < least ? 0 : withoutProgress + 1;
            least = Math.min(least, behind);
            if (withoutProgress == LOOKS_WITHOUT_PROGRESS) {
                throw new IllegalStateException(
                        "%s has not come forward on %s for a minute: is it running? Nothing is lost; swap again when it does."
                                .formatted(applicationId, topic));
            }
            if (looks % LOOKS_BETWEEN_WORDS == 0) {
                say.accept(behind);
            }
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    private long behind(String topic, Map<Integer, Long> offsets) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get();
        long behind = 0;
        for (Map.Entry<Integer, Long> offset : offsets.entrySet()) {
            @Nullable OffsetAndMetadata next = committed.get(new TopicPartition(topic, offset.getKey()));
            behind += Math.max(0, offset.getValue() + 1 - (next == null ? 0 : next.offset()));
        }
        return behind;
    }
}
