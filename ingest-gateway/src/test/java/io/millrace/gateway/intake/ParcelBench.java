package io.millrace.gateway.intake;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.gateway.event.EventReader;
import io.millrace.gateway.event.EventSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes parcels as the gateway would, just after the recorded ones were sent. */
public final class ParcelBench {
    public static final Instant RECEIVED_AT = Instant.parse("2026-11-26T20:49:10Z");
    public static final IntakeLimits LIMITS = new IntakeLimits(100, 524_288, 32, 32_768);

    private final List<CollectedEvent> accepted = new ArrayList<>();
    private final List<RejectedEvent> rejected = new ArrayList<>();
    private final Origin origin;
    private final ItemSorter<CollectedEvent> sorter;

    public ParcelBench(Protocol protocol) {
        this.origin = Origin.of(protocol, "shop", "live", null, "Agent", "192.0.2.7");
        EventReader reader =
                new EventReader(new EventSettings(32_768, 524_288, 256, 200, Duration.ofMinutes(5), "USD"));
        this.sorter = new ItemSorter<>(reader, this::accept, this::reject, LIMITS);
    }

    /** The body that a vendor's client was seen to send. */
    public static byte[] recorded(String name) {
        try (InputStream body = ParcelBench.class.getResourceAsStream("/protocols/" + name)) {
            return Objects.requireNonNull(body, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(CharSequence text) {
        return JsonMapper.shared().readTree(text.toString().replace('\'', '"'));
    }

    /** Takes a parcel, and gives the events that were accepted. */
    public List<CollectedEvent> take(Parcel parcel) {
        int before = rejected.size();
        Batch batch = sorter.sort(parcel, origin, RECEIVED_AT);
        // Where no item is found the whole body is kept instead of the items.
        while (rejected.size() - before > batch.rejections().size()) {
            rejected.remove(before);
        }
        return accepted;
    }

    /** The codes of all that was refused. */
    public List<String> refusals() {
        return rejected.stream().map(event -> event.getCode()).toList();
    }

    /** All that was refused. */
    public List<RejectedEvent> rejected() {
        return rejected;
    }

    private ProducerRecord<byte[], byte[]> accept(CollectedEvent event) {
        accepted.add(event);
        return new ProducerRecord<>("collected", null, new byte[0]);
    }

    private ProducerRecord<byte[], byte[]> reject(RejectedEvent event) {
        rejected.add(event);
        return new ProducerRecord<>("rejected", null, new byte[0]);
    }
}
