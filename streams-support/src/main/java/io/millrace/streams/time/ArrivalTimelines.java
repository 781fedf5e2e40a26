package io.millrace.streams.time;

import io.millrace.event.Timelines;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far each timeline has come in one task that reads collected events: hears the gateways' heartbeats and the imports'
 * watermarks, keeps them in its store, and says which marker of its own is due.
 *
 * <p>The live watermark is the arrival watermark less {@code outOfOrderness}; event times never move it, so one fast clock
 * harms nobody. An import's watermark is what its sender says, for the sender keeps time order.
 */
public final class ArrivalTimelines {
    private final String ownSource;
    private final int ownSources;
    private final Pace settings;
    private final WatermarkStore store;
    private final MarkerPace pace;
    private final GatewayPromises gateways;
    private final Map<String, SourceWatermarks> imports = new HashMap<>();

    /**
     * @param ownSource the name under which this task sends markers, unlike that of any gateway
     * @param ownSources how many such tasks there are
     */
    public ArrivalTimelines(String ownSource, int ownSources, Pace settings, WatermarkStore store) {
        this.ownSource = ownSource;
        this.ownSources = ownSources;
        this.settings = settings;
        this.store = store;
        this.pace = new MarkerPace(settings.step());
        this.gateways = new GatewayPromises(settings.patience());
        store.recall(this::recall);
    }

    /**
     * Takes a heartbeat or an import's watermark.
     *
     * @param heardAt when it reached the log, by the brokers' clock
     * @return the marker to send on now, if any
     */
    public Optional<Watermark> hear(Watermark word, Instant heardAt) {
        Optional<Watermark> reached =
                Timelines.isLive(word.getTimeline()) ? hearGateway(word, heardAt) : hearImport(word, heardAt);
        return reached.filter(pace::isDue);
    }

    /** Up to when everything that was received has arrived; empty before the first heartbeat. */
    public Optional<Instant> arrival() {
        return gateways.watermark();
    }

    private Optional<Watermark> hearGateway(Watermark heartbeat, Instant heardAt) {
        if (SourceWatermarks.isAbsence(heartbeat)) {
            gateways.leave(heartbeat.getSource());
            store.forget(Timelines.LIVE, heartbeat.getSource());
            return Optional.empty();
        }
        store.remember(heartbeat, heardAt);
        for (String gateway : gateways.hear(heartbeat, heardAt)) {
            store.forget(Timelines.LIVE, gateway);
        }
        Optional<Watermark> reached = arrival().map(this::liveMarker);
        // Remembered under its own name, so that a gateway that comes or goes around a restart never moves it back.
        reached.ifPresent(marker -> store.remember(marker, heardAt));
        return reached;
    }

    private Watermark liveMarker(Instant arrival) {
        Instant time = arrival.minus(settings.outOfOrderness());
        return new Watermark(Timelines.LIVE, ownSource, ownSources, time, false, Confidence.COMPLETE);
    }

    private Optional<Watermark> hearImport(Watermark word, Instant heardAt) {
        SourceWatermarks sender = imports.computeIfAbsent(word.getTimeline(), timeline -> new SourceWatermarks());
        store.remember(sender.hear(word), heardAt);
        return sender.combined(ownSource, ownSources);
    }

    private void recall(Watermark word, Instant heardAt) {
        if (!Timelines.isLive(word.getTimeline())) {
            imports.computeIfAbsent(word.getTimeline(), timeline -> new SourceWatermarks())
                    .hear(word);
        } else if (word.getSource().equals(ownSource)) {
            gateways.advanceTo(word.getTime().plus(settings.outOfOrderness()));
        } else {
            gateways.recall(word, heardAt);
        }
    }

    /**
     * How time passes.
     *
     * @param outOfOrderness by how much live events may be late without being late
     * @param patience how long the others wait for a gateway that has fallen silent
     * @param step how far a timeline advances between two markers
     */
    public record Pace(Duration outOfOrderness, Duration patience, Duration step) {}
}
