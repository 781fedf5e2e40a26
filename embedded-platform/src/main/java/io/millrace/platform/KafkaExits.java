package io.millrace.platform;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of Kafka's wish to end the process. The broker and the Connect worker are made to have a JVM of their own and
 * end it without a word on a full disk or a fault of a thread. Here such a wish fails a start that is under way; after
 * that it is granted, but said first.
 *
 * <p>Kafka keeps one way out for the whole JVM, so this is static too: it is changed once and tells all who listen.
 */
final class KafkaExits {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaExits.class);
    private static final Set<Consumer<? super RuntimeException>> STARTS = ConcurrentHashMap.newKeySet();
    private static final Set<Consumer<String>> LISTENERS = ConcurrentHashMap.newKeySet();

    static {
        Exit.setExitProcedure((status, message) -> answer(status, message, System::exit));
        Exit.setHaltProcedure((status, message) -> answer(status, message, Runtime.getRuntime()::halt));
    }

    private KafkaExits() {}

    /** Has the start fail when Kafka wants to end the process; until {@link #startDone}. */
    static void startBegins(Consumer<? super RuntimeException> fail) {
        STARTS.add(fail);
    }

    static void startDone(Consumer<? super RuntimeException> fail) {
        STARTS.remove(fail);
    }

    /** Tells the listener when Kafka ends the process, in a sentence for people. */
    static void tell(Consumer<String> listener) {
        LISTENERS.add(listener);
    }

    static void tellNoMore(Consumer<String> listener) {
        LISTENERS.remove(listener);
    }

    private static void answer(int status, String message, IntConsumer end) {
        String reason = message == null ? "see the log for the reason" : message;
        IllegalStateException wish = new IllegalStateException("Kafka cannot go on (" + reason + ")");
        // Before any of them is told: what begins when they have failed has nothing to do with it.
        List<Consumer<? super RuntimeException>> underWay = List.copyOf(STARTS);
        if (!underWay.isEmpty()) {
            underWay.forEach(fail -> fail.accept(wish));
            throw wish;
        }
        String lastWords = "Kafka cannot go on and ends this JVM with status " + status + ": " + reason
                + ". A full disk is the usual cause: make room, and start again.";
        LOG.error(lastWords);
        LISTENERS.forEach(listener -> listener.accept(lastWords));
        end.accept(status);
    }
}
