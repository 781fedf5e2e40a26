package io.millrace.platform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends transactions on committed offsets that their coordinator does not have, or takes for ended: after a kill -9 of the
 * broker there has been one, and whoever asks for the offsets behind it waits for ever. What {@code kafka-transactions.sh}
 * finds and aborts.
 */
public final class HangingTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);
    private static final String OFFSETS = "__consumer_offsets";
    private static final Set<TransactionState> ENDED =
            Set.of(TransactionState.EMPTY, TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT);

    private final String bootstrapServers;
    private Set<Hanging> suspected = Set.of();

    public HangingTransactions(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Aborts what hung when this was called before and hangs still; what is seen for the first time may be about to end. */
    public void look() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<Hanging> found = find(admin);
            for (Hanging transaction : found) {
                if (suspected.contains(transaction)) {
                    admin.abortTransaction(transaction.abort()).all().get();
                    LOG.warn("Ended a transaction that had been left open: {}", transaction);
                }
            }
            suspected = found;
        } catch (ExecutionException e) {
            LOG.warn("Could not look for transactions that were left open", e);
        }
    }

    private static Set<Hanging> find(Admin admin) throws ExecutionException, InterruptedException {
        int partitions = admin.describeTopics(List.of(OFFSETS)).allTopicNames().get().values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(OFFSETS, partition))
                .toList();
        Set<Hanging> open = new HashSet<>();
        admin.describeProducers(all)
                .all()
                .get()
                .forEach((partition, producers) -> producers.activeProducers().stream()
                        .filter(producer ->
                                producer.currentTransactionStartOffset().isPresent())
                        .forEach(producer -> open.add(Hanging.of(partition, producer))));
        Map<Long, TransactionState> states = new HashMap<>();
        for (TransactionListing transaction : admin.listTransactions().all().get()) {
            states.put(transaction.producerId(), transaction.state());
        }
        open.removeIf(
                transaction -> !ENDED.contains(states.getOrDefault(transaction.producerId(), TransactionState.EMPTY)));
        return open;
    }

    private record Hanging(
            TopicPartition partition, long producerId, short producerEpoch, int coordinatorEpoch, long start) {

        private static Hanging of(TopicPartition partition, ProducerState producer) {
            return new Hanging(
                    partition,
                    producer.producerId(),
                    (short) producer.producerEpoch(),
                    producer.coordinatorEpoch().orElse(0),
                    producer.currentTransactionStartOffset().orElse(-1));
        }

        private AbortTransactionSpec abort() {
            return new AbortTransactionSpec(partition, producerId, producerEpoch, coordinatorEpoch);
        }
    }
}
