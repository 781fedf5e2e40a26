package io.millrace.windowing.reprocess;

import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.event.Gathered;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The first stage, as if there were nothing in the log after its end. */
public final class BoundedStage implements ProcessorSupplier<byte[], byte[], String, Gathered> {
    private final EventStage events;
    private final EndOfLog end;

    public BoundedStage(EventStage events, EndOfLog end) {
        this.events = events;
        this.end = end;
    }

    @Override
    public Processor<byte[], byte[], String, Gathered> get() {
        return new BoundedProcessor(events.get(), end);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return events.stores();
    }
}
