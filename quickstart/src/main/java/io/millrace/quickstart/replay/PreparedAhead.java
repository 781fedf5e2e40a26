package io.millrace.quickstart.replay;

import io.millrace.streams.thread.DaemonThreads;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the next item on a thread of its own while the present one is used. Nothing is made further ahead. */
final class PreparedAhead<T> implements Iterator<T>, AutoCloseable {
    private final Iterator<T> items;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("replay-prepare"));
    private CompletableFuture<Optional<T>> next;

    PreparedAhead(Iterator<T> items) {
        this.items = items;
        this.next = prepare();
    }

    @Override
    public boolean hasNext() {
        return next.join().isPresent();
    }

    @Override
    public T next() {
        T item = next.join().orElseThrow(NoSuchElementException::new);
        next = prepare();
        return item;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private CompletableFuture<Optional<T>> prepare() {
        return CompletableFuture.supplyAsync(
                () -> items.hasNext() ? Optional.of(items.next()) : Optional.empty(), thread);
    }
}
