package io.millrace.system.chaos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that was sent, and what of it was answered with 2xx. */
final class SentEvents {
    private final List<ShopEvent> sent = new ArrayList<>();
    private final Set<String> accepted = new HashSet<>();
    private int unanswered;

    synchronized void sending(List<ShopEvent> batch) {
        sent.addAll(batch);
    }

    synchronized void accepted(List<ShopEvent> batch) {
        batch.forEach(event -> accepted.add(event.id()));
    }

    synchronized void unanswered() {
        unanswered++;
    }

    /** Of one kind, in the order of their sending. */
    synchronized <E extends ShopEvent> List<E> of(Class<E> kind) {
        return sent.stream().flatMap(event -> ofKind(event, kind)).toList();
    }

    synchronized Set<String> sentIds() {
        Set<String> ids = new HashSet<>();
        sent.forEach(event -> ids.add(event.id()));
        return ids;
    }

    synchronized Set<String> acceptedIds() {
        return Set.copyOf(accepted);
    }

    /** Requests that had no answer, or one that says that nobody knows. */
    synchronized int unansweredRequests() {
        return unanswered;
    }

    private static <E extends ShopEvent> Stream<E> ofKind(ShopEvent event, Class<E> kind) {
        return kind.isInstance(event) ? Stream.of(kind.cast(event)) : Stream.empty();
    }
}
