package io.millrace.streams.boot;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
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
        KafkaStreams running = streams.getKafkaStreams();
        if (running == null) {
            throw new StoreUnavailableException(name);
        }
        try {
            return running.store(StoreQueryParameters.fromNameAndType(name, type));
        } catch (UnknownStateStoreException e) {
            throw new IllegalArgumentException("The topology has no store " + name, e);
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException(name);
        }
    }
}
