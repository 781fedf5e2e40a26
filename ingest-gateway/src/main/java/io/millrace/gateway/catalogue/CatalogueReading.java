package io.millrace.gateway.catalogue;

import io.millrace.event.catalogue.Product;
import io.millrace.streams.schema.RegistryUnavailableException;
import io.millrace.streams.thread.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about the catalogue, one after the other on a thread of its own. Before each it reads on to where the topic
 * ends, so that an answer knows every product that was acknowledged before the question. While nobody asks, nothing is read.
 */
public final class CatalogueReading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueReading.class);
    private static final int MOST_WAITING = 64;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Settings settings;
    private final Function<byte[], Product> decode;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), new DaemonThreads("catalogue"));
    private @Nullable CatalogueFeed feed;
    private boolean tooLarge;

    /**
     * What an operator decides about it.
     *
     * @param topic of the products
     * @param maxBytes of memory that it may take up
     * @param patience how long a question may take
     */
    public record Settings(String topic, long maxBytes, Duration patience) {}

    /**
     * Reads with consumers that belong to no group.
     *
     * @param decode reads the value of a record
     */
    public CatalogueReading(
            Supplier<Consumer<String, byte[]>> consumers, Settings settings, Function<byte[], Product> decode) {
        this.consumers = consumers;
        this.settings = settings;
        this.decode = decode;
    }

    /**
     * Answers a question; the future fails with {@link CatalogueTooLargeException} or {@link CatalogueUnreadException}.
     *
     * @throws RejectedExecutionException when too many are asking
     */
    public <T> CompletableFuture<T> ask(Function<Catalogue, T> question) {
        return CompletableFuture.supplyAsync(() -> answer(question), thread);
    }

    private <T> T answer(Function<Catalogue, T> question) {
        Catalogue known = upToDate();
        try {
            return question.apply(known);
        } catch (RegistryUnavailableException e) {
            throw new CatalogueUnreadException(e);
        }
    }

    private Catalogue upToDate() {
        if (tooLarge) {
            throw new CatalogueTooLargeException();
        }
        try {
            CatalogueFeed reading = feed();
            reading.catchUp(settings.patience());
            return new Catalogue(reading.memory(), decode);
        } catch (CatalogueTooLargeException e) {
            LOG.warn("Nobody is told what is in the catalogue: raise millrace.gateway.catalogue.memory");
            tooLarge = true;
            forget();
            throw e;
        } catch (KafkaException e) {
            LOG.warn("The catalogue cannot be read: {}", e.toString());
            forget();
            throw new CatalogueUnreadException(e);
        }
    }

    private CatalogueFeed feed() {
        CatalogueFeed open = feed;
        if (open == null) {
            open = new CatalogueFeed(consumers.get(), settings.topic(), new CatalogueMemory(settings.maxBytes()));
            feed = open;
        }
        return open;
    }

    private void forget() {
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }

    @Override
    public void close() {
        thread.getQueue().clear();
        thread.execute(this::forget);
        thread.shutdown();
        try {
            thread.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
