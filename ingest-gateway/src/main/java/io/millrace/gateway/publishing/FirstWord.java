package io.millrace.gateway.publishing;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the first that is said of a record. A producer that comes into its error state says it twice: it has put the record
 * into a batch already when it throws, and then the batch is aborted. Neither is ever delivered.
 */
final class FirstWord implements Callback {
    private final Callback callback;
    private final AtomicBoolean said = new AtomicBoolean();

    FirstWord(Callback callback) {
        this.callback = callback;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (said.compareAndSet(false, true)) {
            callback.onCompletion(metadata, failure);
        }
    }
}
