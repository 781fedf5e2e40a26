package io.millrace.gateway.intake;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.gateway.event.EventReader;
import io.millrace.gateway.event.EventSettings;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.promise.InFlight;
import io.millrace.gateway.promise.SettableClock;
import io.millrace.gateway.publishing.RecordLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An intake for events without brokers, which remembers what it accepted, refused and told its listener. */
public final class TestIntake implements IntakeListener {
    public static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    final List<CollectedEvent> accepted = new ArrayList<>();
    final List<RejectedEvent> rejected = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    final InFlight inFlight = new InFlight(new SettableClock(NOON));

    /** What holds back the promise. */
    public InFlight inFlight() {
        return inFlight;
    }

    /** The events that were accepted. */
    public List<CollectedEvent> accepted() {
        return accepted;
    }

    /** What was kept of everything that was refused. */
    public List<RejectedEvent> rejected() {
        return rejected;
    }

    /** The intake, with small limits. */
    public Intake intake(RecordLog log) {
        EventReader reader = new EventReader(new EventSettings(400, 800, 256, 200, Duration.ofMinutes(5), "USD"));
        IntakeLimits limits = new IntakeLimits(5, 800, 8, 100);
        return new Intake(new ItemSorter<>(reader, this::recordOf, this::recordOf, limits), inFlight, log, this);
    }

    private ProducerRecord<byte[], byte[]> recordOf(CollectedEvent event) {
        accepted.add(event);
        return new ProducerRecord<>("collected", null, new byte[0]);
    }

    private ProducerRecord<byte[], byte[]> recordOf(RejectedEvent event) {
        rejected.add(event);
        return new ProducerRecord<>("rejected", null, new byte[0]);
    }

    @Override
    public void accepted(Protocol protocol, int items) {
        heard.add("accepted " + items);
    }

    @Override
    public void rejected(Protocol protocol, Reason reason) {
        heard.add("rejected " + reason.code());
    }

    @Override
    public void answered(Protocol protocol, boolean acknowledged, Duration afterSending) {
        heard.add(acknowledged ? "acknowledged" : "unacknowledged");
    }
}
