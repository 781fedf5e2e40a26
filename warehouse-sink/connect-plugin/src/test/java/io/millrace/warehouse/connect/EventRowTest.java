package io.millrace.warehouse.connect;

import static io.millrace.warehouse.connect.Events.NOON;
import static io.millrace.warehouse.connect.Events.money;
import static io.millrace.warehouse.connect.Events.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.Place;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.warehouse.table.EventsTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventRowTest {
    private static final String TOPIC = "events";

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final EventRow eventRow = new EventRow();

    @Test
    void hasTheColumnsOfTheTable() {
        Struct row = rowOf(Events.event().build());

        assertThat(row.schema().fields())
                .extracting(Field::name)
                .isEqualTo(EventsTable.DEFINITION.schema().columns().stream()
                        .map(NestedField::name)
                        .collect(Collectors.toList()));
        row.validate();
    }

    @Test
    void tellsWhatHappenedToWhomWhenAndWhere() {
        Struct row = rowOf(Events.event()
                .setMessageId("m7")
                .setType(EventType.PRODUCTS_SEARCHED)
                .setName("Products Searched")
                .setEventTime(NOON.minusSeconds(5))
                .setEnrichedAt(NOON.plusSeconds(1))
                .setSessionSeq(12)
                .setSearchQuery("lamp")
                .setBot(true)
                .setProperties("{\"filters\":[1.50]}")
                .build());

        assertThat(row.get("event_id")).isEqualTo("m7");
        assertThat(row.get("event_type")).isEqualTo("products_searched");
        assertThat(row.get("event_name")).isEqualTo("Products Searched");
        assertThat(row.get("event_time")).isEqualTo(Date.from(NOON.minusSeconds(5)));
        assertThat(row.get("received_at")).isEqualTo(Date.from(NOON));
        assertThat(row.get("enriched_at")).isEqualTo(Date.from(NOON.plusSeconds(1)));
        assertThat(row.get("visitor_id")).isEqualTo("a:device");
        assertThat(row.get("customer_id")).isEqualTo("u:ann");
        assertThat(row.get("session_id")).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(row.get("session_seq")).isEqualTo(12L);
        assertThat(row.get("search_query")).isEqualTo("lamp");
        assertThat(row.get("bot")).isEqualTo(true);
        assertThat(row.get("source")).isEqualTo("web");
        assertThat(row.get("protocol")).isEqualTo("events");
        assertThat(row.get("properties")).isEqualTo("{\"filters\":[1.50]}");
        assertThat(row.get("kafka_partition")).isEqualTo(3);
        assertThat(row.get("kafka_offset")).isEqualTo(42L);
    }

    @Test
    void spreadsTheOneProductOverItsColumns() {
        Struct row = rowOf(Events.event()
                .setType(EventType.PRODUCT_ADDED)
                .setProduct(product("p1", "2.55", "6"))
                .setCurrency("GBP")
                .build());

        assertThat(row.get("product_id")).isEqualTo("p1");
        assertThat(row.get("product_name")).isEqualTo("Lamp p1");
        assertThat(row.get("category")).isEqualTo("lights");
        assertThat(row.get("brand")).isEqualTo("Acme");
        assertThat(row.get("price")).isEqualTo(money("2.55"));
        assertThat(row.get("quantity")).isEqualTo(new BigDecimal("6.000"));
        assertThat(row.get("currency")).isEqualTo("GBP");
        assertThat(row.getArray("lines")).isEmpty();
    }

    @Test
    void keepsTheLinesOfAnOrderTogether() {
        Struct row = rowOf(Events.event()
                .setType(EventType.ORDER_COMPLETED)
                .setOrderId("536365")
                .setRevenue(money("16.30"))
                .setCoupon("SPRING")
                .setLines(List.of(product("p1", "2.55", "6"), product("p2", "1", "1")))
                .build());

        assertThat(row.get("order_id")).isEqualTo("536365");
        assertThat(row.get("revenue")).isEqualTo(money("16.3"));
        assertThat(row.get("coupon")).isEqualTo("SPRING");
        assertThat(row.get("product_id")).isNull();
        assertThat(row.<Struct>getArray("lines"))
                .extracting(line -> line.get("product_id") + " " + line.get("name") + " " + line.get("price"))
                .containsExactly("p1 Lamp p1 2.550000", "p2 Lamp p2 1.000000");
    }

    @Test
    void spreadsTheContextOverItsColumns() {
        Struct row = rowIn(Events.context()
                .setUrl("https://shop.example/lamps?page=2")
                .setPath("/lamps")
                .setReferrer("https://search.example")
                .setCampaign(Campaign.newBuilder()
                        .setSource("news")
                        .setMedium("mail")
                        .setName("may")
                        .build())
                .setPlace(Place.newBuilder()
                        .setCountry("France")
                        .setRegion("Bretagne")
                        .setCity("Brest")
                        .build())
                .setDevice(Device.newBuilder()
                        .setType("mobile")
                        .setOs("Android")
                        .setBrowser("Firefox")
                        .build()));

        assertThat(List.of(
                        "url path referrer campaign_source campaign_medium campaign_name country region city device_type os browser"
                                .split(" ")))
                .extracting(row::get)
                .containsExactly(
                        "https://shop.example/lamps?page=2",
                        "/lamps",
                        "https://search.example",
                        "news",
                        "mail",
                        "may",
                        "France",
                        "Bretagne",
                        "Brest",
                        "mobile",
                        "Android",
                        "Firefox");
        assertThat(row.get("context")).isNull();
    }

    @Test
    void keepsTheRestOfTheContextAsOneObject() {
        Struct row = rowIn(Events.context()
                .setTitle("Lamps")
                .setUserAgent("curl/8")
                .setIp("203.0.113.7")
                .setLocale("fr-FR")
                .setCampaign(Campaign.newBuilder().setTerm("t").setContent("c").build())
                .setRest("{\"library\":{\"v\":1.10},\"campaign\":{\"id\":7},\"title\":\"other\"}"));

        assertThat(row.getString("context"))
                .isEqualTo("{\"library\":{\"v\":1.10},\"campaign\":{\"id\":7,\"term\":\"t\",\"content\":\"c\"},"
                        + "\"title\":\"Lamps\",\"userAgent\":\"curl/8\",\"ip\":\"203.0.113.7\",\"locale\":\"fr-FR\"}");
    }

    @Test
    void losesNothingOfAContextThatIsNoObject() {
        assertThat(rowIn(Events.context().setRest("[1]")).get("context")).isEqualTo("{\"rest\":\"[1]\"}");
        assertThat(rowIn(Events.context().setRest("{\"a\":")).get("context")).isEqualTo("{\"rest\":\"{\\\"a\\\":\"}");
    }

    @Test
    void refusesATimeThatNoCalendarHas() {
        EnrichedEvent event = Events.event()
                .setEventTime(Instant.ofEpochMilli(Long.MAX_VALUE))
                .build();

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> rowOf(event))
                .withMessageContaining("eventTime");
    }

    @Test
    void refusesWhatIsNoEnrichedEvent() {
        Schema other = SchemaBuilder.struct().name("Other").build();

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> eventRow.apply(record(other, new Struct(other))))
                .withMessageContaining("STRUCT Other");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> eventRow.apply(record(null, "text")))
                .withMessageContaining("a value without a schema");
    }

    private Struct rowIn(Context.Builder context) {
        return rowOf(Events.event().setContext(context.build()).build());
    }

    private Struct rowOf(EnrichedEvent event) {
        byte[] bytes = AvroSerdes.against(registry)
                .of(EnrichedEvent.class)
                .serializer()
                .serialize(TOPIC, event);
        SchemaAndValue read = new AvroConverter(registry).toConnectData(TOPIC, bytes);
        return (Struct) eventRow.apply(record(read.schema(), read.value())).value();
    }

    private static SinkRecord record(@Nullable Schema schema, Object value) {
        return new SinkRecord(TOPIC, 3, null, null, schema, value, 42, 0L, TimestampType.LOG_APPEND_TIME);
    }
}
