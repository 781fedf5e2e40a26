package io.millrace.gateway.event;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.time.Duration;
import java.time.Instant;

/**
 * When an event happened, by the gateway's clock: the client's time, moved by what its clock is off if that is
 * {@code skewTolerance} or more, and hardly ever in the future. An import's times are taken as they are.
 *
 * <p>A smaller difference is as likely the time that the request was on its way, and correcting it would reorder a visit.
 */
record EventTimeRule(Duration skewTolerance) {
    private static final Duration FUTURE = Duration.ofMinutes(5);

    void date(CollectedEvent.Builder event, ClientTimes client, boolean live) throws RefusedException {
        event.setClientTime(client.happenedAt())
                .setSentAt(client.sentAt())
                .setEventTime(eventTime(client, event.getReceivedAt(), live));
    }

    Instant eventTime(ClientTimes client, Instant receivedAt, boolean live) throws RefusedException {
        Instant happenedAt = client.happenedAt();
        if (happenedAt == null) {
            if (live) {
                return receivedAt;
            }
            throw new RefusedException(
                    Reason.MISSING_TIMESTAMP, "timestamp is missing: an import's events say when they happened");
        }
        Instant corrected = live ? happenedAt.plus(skew(client, receivedAt)) : happenedAt;
        return clamped(corrected, receivedAt);
    }

    private Duration skew(ClientTimes client, Instant receivedAt) {
        if (client.sentAt() == null) {
            return Duration.ZERO;
        }
        Duration skew = Duration.between(client.sentAt(), receivedAt);
        return skew.abs().compareTo(skewTolerance) < 0 ? Duration.ZERO : skew;
    }

    private static Instant clamped(Instant time, Instant receivedAt) {
        Instant latest = receivedAt.plus(FUTURE);
        if (time.isAfter(latest)) {
            return latest;
        }
        return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    }
}
