package io.millrace.benchmarks.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.gateway.access.AddressQuotas;
import io.millrace.gateway.access.AddressRule;
import io.millrace.gateway.access.WriteKey;
import io.millrace.gateway.access.WriteKeys;
import io.millrace.gateway.event.EventReader;
import io.millrace.gateway.event.EventSettings;
import io.millrace.gateway.http.BodyDecoder;
import io.millrace.gateway.http.HttpSettings;
import io.millrace.gateway.http.Routes;
import io.millrace.gateway.http.SenderRule;
import io.millrace.gateway.http.Senders;
import io.millrace.gateway.http.api.Deliveries;
import io.millrace.gateway.http.api.EventsEndpoint;
import io.millrace.gateway.http.coding.Unpacker;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.IntakeLimits;
import io.millrace.gateway.intake.IntakeListener;
import io.millrace.gateway.intake.ItemSorter;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.privacy.DailySalt;
import io.millrace.gateway.privacy.Fingerprints;
import io.millrace.gateway.privacy.OptOut;
import io.millrace.gateway.promise.InFlight;
import io.millrace.gateway.publishing.Positions;
import io.millrace.gateway.publishing.RecordLog;
import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** All that the gateway does with an event but for the brokers: key, JSON, checks, Avro, answer. */
final class NullSink {
    private static final Positions NOWHERE = new Positions(Map.of());

    private NullSink() {}

    static Routes routes() {
        ServiceStart start = new ServiceStart("benchmark", List.of());
        start.start();
        WriteKeys keys = new WriteKeys(Map.of(Requests.KEY, new WriteKey("benchmark", false)));
        Senders senders = new Senders(
                start,
                keys,
                new AddressQuotas(0, 1, System::nanoTime),
                new SenderRule(
                        new AddressRule(AddressRule.Taking.DROP, List.of()),
                        new Fingerprints(DailySalt.sharedBy("benchmark", Clock.systemUTC())),
                        OptOut.ANONYMISE,
                        request -> null));
        Deliveries deliveries = new Deliveries(senders, new HttpSettings(1 << 20, 1 << 15));
        return Routes.of(List.of(new EventsEndpoint(deliveries, intake())));
    }

    static BodyDecoder decoder() {
        return new BodyDecoder(new Unpacker(1 << 20, 1 << 22, 100), 1 << 15);
    }

    private static Intake intake() {
        AvroSerdes serdes = AvroSerdes.against(new InMemorySchemaRegistry());
        Serializer<CollectedEvent> collected = serdes.of(CollectedEvent.class).serializer();
        Serializer<RejectedEvent> rejected = serdes.of(RejectedEvent.class).serializer();
        EventReader reader =
                new EventReader(new EventSettings(32 << 10, 512 << 10, 256, 200, Duration.ofMinutes(5), "USD"));
        RecordLog nowhere = (records, settled) -> {
            settled.run();
            return CompletableFuture.completedFuture(NOWHERE);
        };
        ItemSorter<CollectedEvent> sorter = new ItemSorter<>(
                reader,
                event -> new ProducerRecord<>(
                        "collected", event.getVisitorId().getBytes(UTF_8), collected.serialize("collected", event)),
                event -> new ProducerRecord<>("rejected", null, rejected.serialize("rejected", event)),
                new IntakeLimits(2500, 512 << 10, 32, 32 << 10));
        return new Intake(sorter, new InFlight(Clock.systemUTC()), nowhere, new Deaf());
    }

    private static final class Deaf implements IntakeListener {
        @Override
        public void accepted(Protocol protocol, int items) {}

        @Override
        public void rejected(Protocol protocol, Reason reason) {}

        @Override
        public void answered(Protocol protocol, boolean acknowledged, Duration afterSending) {}
    }
}
