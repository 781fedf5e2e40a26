package io.millrace.streams.state;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;

/**
 * What a compacted topic says, in memory: a global state store for questions that the stores at hand would answer by copying.
 * It is filled anew by the topic's own reader at each start, before the first event is read, so it needs neither cache nor
 * changelog.
 */
public abstract class TopicMemory implements StateStore {
    private final String name;
    private volatile boolean open;

    /** An empty one, by its name among the state stores. */
    protected TopicMemory(String name) {
        this.name = name;
    }

    /** Forgets everything, as the task is over. */
    protected abstract void clear();

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void init(StateStoreContext context, StateStore root) {
        // The topic is read through its reader at a restart, too; nothing is ever restored behind its back.
        context.register(root, (key, value) -> {
            throw new IllegalStateException("'%s' is filled by its reader".formatted(name));
        });
        open = true;
    }

    @Override
    public final void close() {
        open = false;
        clear();
    }

    @Override
    public final boolean persistent() {
        return false;
    }

    @Override
    public final boolean isOpen() {
        return open;
    }
}
