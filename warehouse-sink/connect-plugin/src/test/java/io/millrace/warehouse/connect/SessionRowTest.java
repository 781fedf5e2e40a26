package io.millrace.warehouse.connect;

import static io.millrace.warehouse.connect.Events.NOON;
import static io.millrace.warehouse.connect.Events.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.TrustedEvents;
import io.millrace.event.customer.Money;
import io.millrace.event.windows.Outcome;
import io.millrace.event.windows.Session;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.warehouse.table.SessionsTable;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class SessionRowTest {
    static {
        // Building a record needs it as much as reading one, and here one is built before any is read.
        TrustedEvents.trust();
    }

    private static final String TOPIC = "sessions";

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final SessionRow sessionRow = new SessionRow();

    @Test
    void hasTheColumnsOfTheTable() {
        Struct row = rowOf(session().build());

        assertThat(row.schema().fields())
                .extracting(Field::name)
                .isEqualTo(SessionsTable.DEFINITION.schema().columns().stream()
                        .map(NestedField::name)
                        .collect(Collectors.toList()));
        row.validate();
    }

    @Test
    void tellsWhoCameWhenAndFromWhere() {
        Struct row = rowOf(session()
                .setLandingPath("/lamps")
                .setCampaignSource("news")
                .setCountry("France")
                .setDeviceType("mobile")
                .build());

        assertThat(row.get("session_id")).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(row.get("revision")).isEqualTo(2L);
        assertThat(row.get("timeline")).isEqualTo("last-year");
        assertThat(row.get("visitor_id")).isEqualTo("a:device");
        assertThat(row.get("customer_id")).isEqualTo("u:ann");
        assertThat(row.get("started_at")).isEqualTo(Date.from(NOON));
        assertThat(row.get("ended_at")).isEqualTo(Date.from(NOON.plusSeconds(90)));
        assertThat(row.get("landing_path")).isEqualTo("/lamps");
        assertThat(row.get("campaign_source")).isEqualTo("news");
        assertThat(row.get("country")).isEqualTo("France");
        assertThat(row.get("device_type")).isEqualTo("mobile");
        assertThat(row.get("kafka_partition")).isEqualTo(3);
        assertThat(row.get("kafka_offset")).isEqualTo(42L);
    }

    @Test
    void tellsWhatTheVisitCameTo() {
        Struct row = rowOf(session()
                .setOutcome(Outcome.CART_ABANDONED)
                .setItems(List.of("p1", "p2"))
                .build());

        assertThat(List.of("events", "page_views", "products_viewed", "carts", "orders"))
                .extracting(row::get)
                .containsExactly(15L, 1L, 2L, 3L, 4L);
        assertThat(row.get("outcome")).isEqualTo("cart_abandoned");
        assertThat(row.<String>getArray("items")).containsExactly("p1", "p2");
    }

    @Test
    void keepsAmountsOfSeveralCurrenciesApart() {
        Struct row = rowOf(session()
                .setRevenue(money("16.30"))
                .setCurrency("EUR")
                .setOtherRevenue(List.of(new Money(money("5"), "GBP")))
                .build());

        assertThat(row.get("revenue")).isEqualTo(money("16.3"));
        assertThat(row.get("currency")).isEqualTo("EUR");
        assertThat(row.<Struct>getArray("other_revenue"))
                .extracting(other -> other.get("amount") + " " + other.get("currency"))
                .containsExactly("5.000000 GBP");
    }

    @Test
    void leavesWhatIsNotKnownEmpty() {
        Struct row = rowOf(session().build());

        assertThat(List.of("revenue", "currency", "landing_path", "campaign_source", "country", "device_type"))
                .allSatisfy(column -> assertThat(row.get(column)).isNull());
        assertThat(row.getArray("other_revenue")).isEmpty();
        assertThat(row.getArray("items")).isEmpty();
    }

    @Test
    void refusesATimeThatNoCalendarHas() {
        Session session =
                session().setEndedAt(Instant.ofEpochMilli(Long.MAX_VALUE)).build();

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> rowOf(session))
                .withMessageContaining("endedAt");
    }

    @Test
    void refusesWhatIsNoSession() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> rowOf(Events.event().build()))
                .withMessageContaining("Expected a record of Session, found STRUCT")
                .withMessageContaining("EnrichedEvent");
    }

    private static Session.Builder session() {
        return Session.newBuilder()
                .setSessionId("0123456789abcdef0123456789abcdef")
                .setRevision(2)
                .setTimeline("last-year")
                .setVisitorId("a:device")
                .setCustomerId("u:ann")
                .setStartedAt(NOON)
                .setEndedAt(NOON.plusSeconds(90))
                .setEvents(15)
                .setPageViews(1)
                .setProductsViewed(2)
                .setCarts(3)
                .setOrders(4)
                .setOutcome(Outcome.BROWSED);
    }

    private Struct rowOf(SpecificRecord record) {
        byte[] bytes = AvroSerdes.against(registry)
                .of(SpecificRecord.class)
                .serializer()
                .serialize(TOPIC, record);
        SchemaAndValue read = new AvroConverter(registry).toConnectData(TOPIC, bytes);
        SinkRecord sent = new SinkRecord(
                TOPIC, 3, null, null, read.schema(), read.value(), 42, 0L, TimestampType.LOG_APPEND_TIME);
        return (Struct) sessionRow.apply(sent).value();
    }
}
