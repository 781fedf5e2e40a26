package io.millrace.windowing.query;

import io.millrace.event.windows.WindowPane;
import io.millrace.streams.thread.DaemonThreads;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** All who follow a metric, each with a thread and a consumer of its own; at most so many. */
public final class PaneStreams implements SmartLifecycle {
    private static final long FOR_EVER = 0;

    private final Supplier<Consumer<String, WindowPane>> consumers;
    private final int most;
    private final Set<PaneStream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("pane-stream"));
    private volatile boolean running;

    /**
     * @param most who may follow at a time
     */
    public PaneStreams(Supplier<Consumer<String, WindowPane>> consumers, int most) {
        this.consumers = consumers;
        this.most = most;
    }

    SseEmitter follow(PaneQuery query, @Nullable String lastEventId) {
        Optional<StreamPosition> from = Optional.ofNullable(lastEventId).map(PaneStreams::position);
        if (streams.size() >= most) {
            throw new TooManyStreamsException(most);
        }
        SseEmitter emitter = new SseEmitter(FOR_EVER);
        PaneStream stream = new PaneStream(query, new PaneReader(consumers.get(), from), emitter);
        streams.add(stream);
        try {
            threads.execute(() -> run(stream));
        } catch (RejectedExecutionException e) {
            streams.remove(stream);
            throw e;
        }
        return emitter;
    }

    private void run(PaneStream stream) {
        try {
            stream.run();
        } finally {
            streams.remove(stream);
        }
    }

    private static StreamPosition position(String lastEventId) {
        return StreamPosition.parse(lastEventId)
                .orElseThrow(
                        () -> new InvalidQueryException("'Last-Event-ID' must be the id of an event of the stream."));
    }

    /** How many follow. */
    public int size() {
        return streams.size();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server's stop, which waits for requests to end. */
    @Override
    public void stop() {
        running = false;
        streams.forEach(PaneStream::end);
        threads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
