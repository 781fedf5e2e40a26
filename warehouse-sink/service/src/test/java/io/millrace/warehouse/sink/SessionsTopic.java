package io.millrace.warehouse.sink;

import io.millrace.event.customer.Money;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.Outcome;
import io.millrace.event.windows.Session;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.SchemaRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes revisions of closed sessions. */
final class SessionsTopic implements AutoCloseable {
    private static final String TOPIC = TopicCatalogue.SESSIONS_CLOSED.name();

    private final Producer<String, Session> producer;

    SessionsTopic(String bootstrapServers, URI registry) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                AvroSerdes.against(SchemaRegistry.at(Map.of("schema.registry.url", registry.toString())))
                        .of(Session.class)
                        .serializer());
    }

    void send(String id, long revision, long events, String revenue) {
        send(
                id,
                Session.newBuilder()
                        .setSessionId(id)
                        .setRevision(revision)
                        .setTimeline("live")
                        .setVisitorId("a:device")
                        .setCustomerId("u:ann")
                        .setStartedAt(Events.NOON)
                        .setEndedAt(Events.NOON.plusSeconds(90))
                        .setEvents(events)
                        .setPageViews(1)
                        .setProductsViewed(2)
                        .setCarts(1)
                        .setOrders(1)
                        .setRevenue(money(revenue))
                        .setCurrency("GBP")
                        .setOtherRevenue(List.of(new Money(money("1"), "USD")))
                        .setLandingPath("/lamps")
                        .setCountry("France")
                        .setOutcome(Outcome.ORDERED)
                        .setItems(List.of("p1", "p2"))
                        .build());
    }

    void sendMarker() {
        send("marker", null);
    }

    private void send(String key, @Nullable Session session) {
        try {
            producer.send(new ProducerRecord<>(TOPIC, key, session)).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(6);
    }

    @Override
    public void close() {
        producer.close();
    }
}
