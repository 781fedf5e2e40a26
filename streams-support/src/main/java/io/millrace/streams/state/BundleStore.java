package io.millrace.streams.state;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets a processor gather on the heap what it makes of many records and send it in one: at the latest within the commit of
 * those records. It has no changelog, as nothing outlives a commit: what was sent is in the same transaction as the offsets
 * of what it was made of, and what was not sent is read again. So it is safe with {@code exactly_once_v2} only.
 *
 * <p>The processor hands its bundles over whenever it is initialised, and begins with empty ones; how many it gathers before
 * it sends by itself is for it to say. This is the hook by which Kafka Streams sends from its own cache.
 */
public final class BundleStore implements StateStore, CachedStateStore<Void, Void> {
    private final String name;
    private @Nullable InternalProcessorContext<?, ?> context;
    private @Nullable ProcessorNode<?, ?, ?, ?> sender;
    private @Nullable Bundles bundles;
    private boolean open;

    BundleStore(String name) {
        this.name = name;
    }

    /** Called by a processor when it is initialised: whatever one before it had gathered is let go of. */
    public void hold(Bundles gathered) {
        bundles = gathered;
        sender = context == null ? null : context.currentNode();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext stateStoreContext, StateStore root) {
        context = stateStoreContext instanceof InternalProcessorContext<?, ?> task ? task : null;
        bundles = null;
        open = true;
        stateStoreContext.register(root, (key, value) -> {
            throw new IllegalStateException("Nothing of " + name + " is in any changelog");
        });
    }

    /** Called within a commit, before what the task has sent is flushed. */
    @Override
    public void flushCache() {
        if (bundles == null) {
            return;
        }
        if (context == null || sender == null) {
            bundles.send();
        } else {
            send(bundles, context, sender);
        }
    }

    /** In the name of the processor, and not of the record that happened to be the last. */
    private static void send(Bundles gathered, InternalProcessorContext<?, ?> task, ProcessorNode<?, ?, ?, ?> sender) {
        ProcessorNode<?, ?, ?, ?> currentNode = task.currentNode();
        ProcessorRecordContext currentRecord = task.recordContext();
        task.setCurrentNode(sender);
        task.setRecordContext(
                new ProcessorRecordContext(Math.max(0, task.currentStreamTimeMs()), -1, -1, null, new RecordHeaders()));
        try {
            gathered.send();
        } finally {
            task.setCurrentNode(currentNode);
            task.setRecordContext(currentRecord);
        }
    }

    /** Called when the task goes to another instance, or becomes active here, without being closed. */
    @Override
    public void clearCache() {
        bundles = null;
    }

    @Override
    public void close() {
        bundles = null;
        open = false;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Void, Void> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
