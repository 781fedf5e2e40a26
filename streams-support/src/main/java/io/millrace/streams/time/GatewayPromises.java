package io.millrace.streams.time;

import io.millrace.event.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arrival watermark of one partition: up to when every event that any gateway received there has arrived. It is the
 * least promise among the gateways that take part, and never goes back.
 *
 * <p>A gateway takes part from its first heartbeat on. It leaves by a goodbye, or when the others have been heard for
 * longer than {@code patience} since its own last word. What time it is, only heartbeats tell: while nobody speaks,
 * nobody leaves.
 */
public final class GatewayPromises {
    private final Duration patience;
    private final Map<String, Word> lastWords = new HashMap<>();
    private Instant watermark = Instant.MIN;

    public GatewayPromises(Duration patience) {
        this.patience = patience;
    }

    /**
     * Takes a heartbeat.
     *
     * @param heardAt when the heartbeat reached the log, by the brokers' clock
     * @return the gateways that have left with it
     */
    public Set<String> hear(Watermark heartbeat, Instant heardAt) {
        lastWords.put(heartbeat.getSource(), new Word(heartbeat.getTime(), heardAt));
        Set<String> left = new TreeSet<>();
        lastWords.forEach((gateway, word) -> {
            if (word.heardAt().plus(patience).isBefore(heardAt)) {
                left.add(gateway);
            }
        });
        lastWords.keySet().removeAll(left);
        lastWords.values().stream()
                .map(Word::promise)
                .min(Comparator.naturalOrder())
                .ifPresent(this::advanceTo);
        if (heartbeat.getClosing()) {
            lastWords.remove(heartbeat.getSource());
            left.add(heartbeat.getSource());
        }
        return left;
    }

    /** Goes on without a gateway, as an operator says, from the next heartbeat of another on. */
    void leave(String gateway) {
        lastWords.remove(gateway);
    }

    /** Takes back a gateway's last word from before a restart, which moves nothing. */
    void recall(Watermark heartbeat, Instant heardAt) {
        lastWords.put(heartbeat.getSource(), new Word(heartbeat.getTime(), heardAt));
    }

    /** Goes on from a watermark that was reached before a restart. */
    void advanceTo(Instant reached) {
        if (reached.isAfter(watermark)) {
            watermark = reached;
        }
    }

    /** Empty until the first heartbeat. */
    public Optional<Instant> watermark() {
        return watermark.equals(Instant.MIN) ? Optional.empty() : Optional.of(watermark);
    }

    private record Word(Instant promise, Instant heardAt) {}
}
