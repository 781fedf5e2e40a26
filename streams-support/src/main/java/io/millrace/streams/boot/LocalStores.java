package io.millrace.streams.boot;

import java.util.Collection;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** The state stores of this instance, for questions from outside the topology. */
public final class LocalStores {
    private final StreamsBuilderFactoryBean streams;

    LocalStores(StreamsBuilderFactoryBean streams) {
        this.streams = streams;
    }

    /**
     * A store of this instance's tasks, to be used at once and asked for anew the next time.
     *
     * @throws StoreUnavailableException while the topology starts, restores or moves the store
     */
    public <T> T get(String name, QueryableStoreType<T> type) {
        return get(StoreQueryParameters.fromNameAndType(name, type));
    }

    /**
     * The part of a store that belongs to one partition, so that what is not there is known to be nowhere.
     *
     * @throws StoreUnavailableException while the topology starts, restores or moves it, and when another instance has it
     */
    public <T> T get(String name, QueryableStoreType<T> type, int partition) {
        return get(StoreQueryParameters.fromNameAndType(name, type).withPartition(partition));
    }

    /**
     * A store of this instance's tasks together with what it keeps of other instances' in case they fail, which may be
     * behind.
     *
     * @throws StoreUnavailableException while the topology starts, restores or moves the store
     */
    public <T> T getWithStandbys(String name, QueryableStoreType<T> type) {
        return get(StoreQueryParameters.fromNameAndType(name, type).enableStaleStores());
    }

    /** Which instances have a store's tasks, this one among them, as of the last rebalance. */
    public Collection<StreamsMetadata> instancesWith(String name) {
        return running(name).streamsMetadataForStore(name);
    }

    /** The instance that has a key of a store, when the store is partitioned by such keys. */
    public KeyQueryMetadata ownerOf(String name, String key) {
        return running(name).queryMetadataForKey(name, key, new StringSerializer());
    }

    private KafkaStreams running(String name) {
        KafkaStreams running = streams.getKafkaStreams();
        if (running == null || !running.state().isRunningOrRebalancing()) {
            throw new StoreUnavailableException(name);
        }
        return running;
    }

    private <T> T get(StoreQueryParameters<T> store) {
        KafkaStreams running = streams.getKafkaStreams();
        if (running == null) {
            throw new StoreUnavailableException(store.storeName());
        }
        try {
            return running.store(store);
        } catch (UnknownStateStoreException e) {
            throw new IllegalArgumentException("The topology has no store " + store.storeName(), e);
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException(store.storeName());
        }
    }
}
